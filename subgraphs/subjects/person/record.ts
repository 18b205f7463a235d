import type { Sealable } from '../../framework/vault/sealedFields';

/** What a natural person holds beyond every subject; sealed but for the mark (subject/sealed.ts). */
export interface PersonFields {
  /** Absent for minors: no document number of a child is kept. */
  readonly idNumber: string | null;
  /** Blind indexes of the document number, one for each index key in use. */
  readonly idNumberIndex?: readonly string[];
  readonly birthDate: string;
  readonly sex: Sealable<'MALE' | 'FEMALE'>;
  readonly personalContact: { readonly phone: string | null; readonly address: string | null };
  /** No full civil capacity: the person is no credit subject, and no query finds them. */
  readonly minor: boolean;
}
