export type RelationKind = 'LEGAL_REPRESENTATIVE' | 'SHAREHOLDER' | 'AGENT';

/** A relation between an organisation and a person or organisation that is a party to it. */
export interface RelationRecord {
  readonly _id: string;
  readonly kind: RelationKind;
  readonly organizationId: string;
  readonly partyId: string;
  /** Whether one of the two is stored only: then the relation names nobody, and is not there. */
  readonly organizationHidden?: boolean;
  readonly partyHidden?: boolean;
  /** Hundredths of a per cent; null where the relation is no share. */
  readonly shareBasisPoints: number | null;
  readonly since: string;
  readonly until: string | null;
}
