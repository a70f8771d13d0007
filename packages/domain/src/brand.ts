// SPDX-License-Identifier: Apache-2.0
// A brand keeps two texts or two numbers apart that only look alike (a visit's id, an amount).

declare const brand: unique symbol;

/** A `Base` value that only the constructor of `Name` can make. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
