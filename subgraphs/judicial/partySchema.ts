const text = { type: String, required: true } as const;

/** The document fields of EnforcementParty, for the schema of every record type that has them. */
export const partySchema = {
  partyKind: text,
  name: text,
  nameGrams: [String],
  maskedIdNumber: { type: String, default: null },
  uscc: { type: String, default: null },
  court: text,
  caseNumber: text,
};
