export type RegistrationStatus =
  'IN_OPERATION' | 'SUSPENDED' | 'LIQUIDATION' | 'REVOKED' | 'CANCELLED';

/** What an organisation of any kind holds beyond every subject. */
export interface OrganizationFields {
  /** Of legal persons only. */
  readonly legalType: 'FOR_PROFIT' | 'NON_PROFIT' | 'SPECIAL' | null;
  readonly uscc: string;
  readonly formerNames: readonly string[];
  readonly registration: {
    readonly status: RegistrationStatus;
    readonly authority: string;
    readonly region: string;
    readonly establishedOn: string;
    readonly approvedOn: string;
    readonly validUntil: string | null;
    /** In fen. */
    readonly capital: number | bigint | null;
    readonly scope: string;
    readonly industry: string;
    readonly representativeName: string;
  };
  readonly organizationContact: { readonly address: string; readonly phone: string | null };
  /** Pairs of neighbouring characters of the name, for search; see nameGrams. */
  readonly nameGrams: readonly string[];
}
