// SPDX-License-Identifier: Apache-2.0
// Tells the compiler of the global Temporal, which main.tsx makes sure of before all else.
import 'temporal-polyfill/types/global';
