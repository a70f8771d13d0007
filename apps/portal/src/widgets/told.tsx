// SPDX-License-Identifier: Apache-2.0
// A sentence in which the hours of a visit stay on one line: "10:00–" at the end of a line is misread.

export function Told({ text }: { readonly text: string }) {
  return text.split(/(\d\d:\d\d–\d\d:\d\d)/).map((part, at) =>
    // Every second part is the pattern's.
    at % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="whole">
        {part}
      </span>
    ),
  );
}
