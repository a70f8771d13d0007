// SPDX-License-Identifier: Apache-2.0
// One of several, each a large target. It is a set of radio buttons, so that arrow keys and readers
// know what it is.

export interface Option {
  readonly value: string;
  readonly title: string;
  readonly detail?: string;
}

interface ChoiceProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly onChoose: (value: string) => void;
  readonly fault?: string | null;
  readonly isNarrow?: boolean;
}

export function Choice({ name, legend, options, chosen, onChoose, ...looks }: ChoiceProps) {
  const { fault = null, isNarrow = false } = looks;
  const faultId = `${name}-fault`;
  return (
    <fieldset className="choice" aria-describedby={fault === null ? undefined : faultId}>
      <legend>{legend}</legend>
      {fault === null ? null : (
        <p className="fault" id={faultId} role="alert">
          {fault}
        </p>
      )}
      <div className={isNarrow ? 'options narrow' : 'options'}>
        {options.map(({ value, title, detail }) => (
          <label key={value} className="option">
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            <span>
              <span className="option-title">{title}</span>
              {detail === undefined ? null : <span className="quiet">{detail}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
