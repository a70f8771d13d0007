// SPDX-License-Identifier: Apache-2.0
// One of several, as the browser's own list: it works with every keyboard, reader and thumb.

export interface ChoiceProps<Value extends string> {
  readonly id?: string;
  readonly 'aria-describedby'?: string;
  readonly value: Value | undefined;
  readonly values: readonly Value[];
  readonly wordOf: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
  readonly isOff?: boolean;
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { value, values, wordOf, onChoose, isOff = false } = props;
  return (
    <select
      id={props.id}
      aria-describedby={props['aria-describedby']}
      className="choice"
      value={value ?? ''}
      disabled={isOff}
      onChange={(event) => {
        const chosen = values.find((each) => each === event.target.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {value === undefined ? <option value="">–</option> : null}
      {values.map((each) => (
        <option key={each} value={each}>
          {wordOf(each)}
        </option>
      ))}
    </select>
  );
}
