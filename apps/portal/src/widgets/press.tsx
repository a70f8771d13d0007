// SPDX-License-Identifier: Apache-2.0
// A large button. While its act is under way it says so and ignores further presses, but keeps the
// focus, which a disabled button would lose.
import type { ReactNode } from 'react';

export interface PressProps {
  readonly children: ReactNode;
  readonly isPlain?: boolean;
  readonly busyWords?: string | false;
  readonly isSubmit?: boolean;
  readonly onPress?: () => void;
}

export function Press({
  children,
  isPlain = false,
  busyWords = false,
  isSubmit,
  onPress,
}: PressProps) {
  const isBusy = busyWords !== false;
  return (
    <button
      type={isSubmit ? 'submit' : 'button'}
      className={isPlain ? 'press plain' : 'press'}
      aria-disabled={isBusy}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onPress?.();
      }}
    >
      <span aria-live="polite">{isBusy ? busyWords : children}</span>
    </button>
  );
}
