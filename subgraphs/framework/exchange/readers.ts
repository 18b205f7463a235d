import type { Role } from '../../../schema/viewer';

/** Officers answer for the exchange, auditors oversee it. */
export const READERS_OF_ALL: readonly Role[] = ['officer', 'auditor'];
