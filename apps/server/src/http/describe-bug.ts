// SPDX-License-Identifier: Apache-2.0
// What the log may hold of a bug. Messages of drivers and parsers quote what they choked on, and
// that may be a person's name: only beliefs of our own are told in words.

export function describeBug(cause: unknown): Record<string, string> {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const isOurs = cause.message.startsWith('believed');
  return {
    error: cause.name,
    ...('code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {}),
    ...(isOurs ? { believed: cause.message } : {}),
    places: placesOf(cause.stack ?? ''),
  };
}

const placesMax = 8;

/** The places of a stack, without its first lines, which repeat the message. */
function placesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, placesMax)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/file:\/\/\S*\/(apps|packages|node_modules)\//, '$1/'),
    )
    .join(' < ');
}
