/** Why a value is not published. */
export type Reason =
  /** Too few distinct subjects. */
  | 'FEW_SUBJECTS'
  /** One subject has most of the sum. */
  | 'DOMINANCE'
  /** A total would reveal another suppressed value. */
  | 'COMPLEMENT'
  /** Too many of the cells that it is added up from are suppressed. */
  | 'SUPPRESSED_PARTS'
  /** It is not the sum of cells, such as the distinct subjects of two kinds. */
  | 'NOT_ADDITIVE';
