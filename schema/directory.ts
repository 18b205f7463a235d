/** The number by which a subject is found. */
export type SubjectIdentifier =
  /** The normalised unified social credit code of an organisation. */
  | { readonly by: 'UNIFIED_CODE'; readonly code: string }
  /** The normalised resident identity number of a person. */
  | { readonly by: 'RESIDENT_ID'; readonly number: string };

/** Asks for the subject of a row. */
export interface DirectoryQuestion {
  readonly identifier: SubjectIdentifier;
  readonly name: string;
}

/** The facts about a subject that a record needs. */
export interface DirectorySubject {
  readonly id: string;
  readonly kind:
    'NATURAL_PERSON' | 'LEGAL_PERSON' | 'UNINCORPORATED_ORGANIZATION' | 'SELF_EMPLOYED';
  readonly region: string;
}

/** Why a row's subject cannot be used. */
export type DirectoryRefusal =
  /** The number belongs to a subject with another name. */
  | 'NAME_DIFFERS'
  /** The person is not a credit subject: under the age of full civil capacity, or marked a minor. */
  | 'MINOR'
  /** The first two characters of the code name no kind of subject. */
  | 'CLASS_UNKNOWN';

export type DirectoryAnswer =
  | {
      readonly result: 'HELD' | 'CREATED' | 'WOULD_CREATE';
      readonly subject: DirectorySubject;
    }
  | { readonly result: 'REFUSED'; readonly reason: DirectoryRefusal };

/** The directory of subjects, which the subjects subgraph provides to the intake of all others. */
export interface SubjectDirectory {
  /**
   * Finds subjects by their numbers, with one database command per kind of number.
   * @param questions at most 500
   * @param options `create`: whether unknown subjects are created; `department`: who submits them
   * @returns one answer per question, in their order
   */
  resolve(
    questions: readonly DirectoryQuestion[],
    options: { readonly create: boolean; readonly department: string },
  ): Promise<readonly DirectoryAnswer[]>;
}
