/**
 * The party of an enforcement record, as the court publishes it by law, persons included: such
 * records are `disclosure` OPEN.
 */
export interface EnforcementParty {
  readonly partyKind: 'PERSON' | 'ORGANIZATION';
  readonly name: string;
  /** nameGrams(name) of the kit. */
  readonly nameGrams: readonly string[];
  /**
   * Of a natural person: first and last character of the number, asterisks between. The full
   * number is not kept in this subgraph. Null for organisations.
   */
  readonly maskedIdNumber: string | null;
  /** Of an organisation; null for natural persons. */
  readonly uscc: string | null;
  /** Full name of the enforcing court: 天津市河东区人民法院. */
  readonly court: string;
  /** Enforcement case number: （2024）津0102执567号. */
  readonly caseNumber: string;
}
