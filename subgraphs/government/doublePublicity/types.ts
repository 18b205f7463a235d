/** The kinds that are published by the rule of double publicity. */
export const TYPES = ['Penalty', 'Permit'] as const;

export type PublicityType = (typeof TYPES)[number];
