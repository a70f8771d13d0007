// SPDX-License-Identifier: Apache-2.0
// A telephone number that can be pressed.

export function PhoneLink({ line }: { readonly line: string }) {
  return (
    <a className="phone" href={`tel:${line.replace(/[^\d+]/g, '')}`}>
      {line}
    </a>
  );
}
