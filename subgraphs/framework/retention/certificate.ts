/** The certificate of records destroyed in one transaction: of one kind and one department. */
export interface DestructionCertificate {
  /** `<subgraph>-<day>-<number>`. */
  readonly _id: string;
  /** Day of the destruction in China Standard Time. */
  readonly day: string;
  readonly at: Date;
  /** The department that the records came from. */
  readonly department: string;
  readonly type: string;
  readonly ruleId: string;
  /** Value and source of the rule, as they were applied. */
  readonly term: string;
  readonly source: string;
  readonly recordIds: readonly string[];
  /** Earlier versions of these records, which were destroyed with them. */
  readonly earlierVersions: number;
}
