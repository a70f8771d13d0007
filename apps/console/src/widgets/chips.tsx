// SPDX-License-Identifier: Apache-2.0
// A filter with a few choices, all in sight; pressing the chosen one again takes it back.

export interface ChipsProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value | undefined;
  readonly wordOf: (value: Value) => string;
  readonly onChoose: (value: Value | undefined) => void;
  /** One is always chosen; pressing it again changes nothing. */
  readonly isFirm?: boolean;
}

export function Chips<Value extends string>(props: ChipsProps<Value>) {
  const { label, values, chosen, wordOf, onChoose, isFirm = false } = props;
  return (
    <fieldset className="chips">
      <legend className="unseen">{label}</legend>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          className="chip"
          onClick={() => onChoose(value === chosen && !isFirm ? undefined : value)}
        >
          {wordOf(value)}
        </button>
      ))}
    </fieldset>
  );
}
