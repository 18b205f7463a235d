/** What a natural person holds beyond every subject. */
export interface PersonFields {
  /** Absent for minors: no document number of a child is kept. */
  readonly idNumber: string | null;
  readonly birthDate: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly personalContact: { readonly phone: string | null; readonly address: string | null };
  /** No full civil capacity: the person is no credit subject, and no query finds them. */
  readonly minor: boolean;
}
