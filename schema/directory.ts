/** The number by which a subject is found. */
export type SubjectIdentifier =
  /** The normalised unified social credit code of an organisation. */
  | { readonly by: 'UNIFIED_CODE'; readonly code: string }
  /** The normalised resident identity number of a person. */
  | { readonly by: 'RESIDENT_ID'; readonly number: string }
  /** The id of a subject whose kind is asked for; the name is not compared. */
  | { readonly by: 'ID'; readonly id: string };

/** The text of an identifier. */
export function identifierText(identifier: SubjectIdentifier): string {
  switch (identifier.by) {
    case 'UNIFIED_CODE':
      return identifier.code;
    case 'RESIDENT_ID':
      return identifier.number;
    case 'ID':
      return identifier.id;
  }
}

/** Asks for the subject of a row. */
export interface DirectoryQuestion {
  readonly identifier: SubjectIdentifier;
  readonly name: string;
  /** Whether an unknown subject may be created; the answer is otherwise WOULD_CREATE. */
  readonly mayCreate: boolean;
}

/** The facts about a subject that a record needs. */
export interface DirectorySubject {
  /** For WOULD_CREATE the id of nobody, with the form of an id. */
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
  | 'CLASS_UNKNOWN'
  /** No subject has the id. */
  | 'UNKNOWN';

export type DirectoryAnswer =
  | {
      readonly result: 'HELD' | 'CREATED' | 'WOULD_CREATE';
      readonly subject: DirectorySubject;
      /** Set when the number is a former one of the subject. */
      readonly former?: true;
    }
  | { readonly result: 'REFUSED'; readonly reason: DirectoryRefusal };

/** A subject as a file of the national standard names it. */
export interface DescribedSubject {
  readonly id: string;
  readonly kind: DirectorySubject['kind'];
  readonly name: string;
  /** The code of an organisation; null for a person. */
  readonly unifiedCode: string | null;
  /** The identity number of a person; null for an organisation. */
  readonly idNumber: string | null;
}

/** What statistics know of a subject. */
export interface ClassifiedSubject {
  readonly id: string;
  /** The values by dimension; null where a subject has none. */
  readonly dimensions: Readonly<Record<SubjectDimension, string | null>>;
}

/** The dimensions of subjects by which statistics group records. */
export const SUBJECT_DIMENSIONS = [
  'subjectKind',
  'legalType',
  'industry',
  'street',
  'region',
  'ageBand',
] as const;
export type SubjectDimension = (typeof SUBJECT_DIMENSIONS)[number];

/** Path at which the subjects subgraph answers the others, beside `/graphql`. */
export const DIRECTORY_PATH = '/directory';

/** A chunk of 500 rows asks for its subjects and for the codes of its authorities. */
export const MAX_QUESTIONS = 1500;

/** The directory of subjects, which the subjects subgraph provides to the intake of all others. */
export interface SubjectDirectory {
  /**
   * Finds subjects by their numbers, with one database command per kind of number.
   * @param questions at most MAX_QUESTIONS
   * @returns one answer per question, in their order
   */
  resolve(questions: readonly DirectoryQuestion[]): Promise<readonly DirectoryAnswer[]>;
  /**
   * Describes subjects for the exchange with the city. Minors, and subjects that are stored only,
   * are not described: their records must not leave.
   * @param ids at most MAX_QUESTIONS
   * @returns the subjects that may be described, in any order
   */
  describe(ids: readonly string[]): Promise<readonly DescribedSubject[]>;
  /**
   * Classifies subjects for statistics, without minors and subjects that are stored only.
   * @param ids at most MAX_QUESTIONS
   * @returns the subjects that may be counted, in any order
   */
  classify(ids: readonly string[]): Promise<readonly ClassifiedSubject[]>;
}
