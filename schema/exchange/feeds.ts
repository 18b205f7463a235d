import type { TermId } from '../policy/terms';

/** A feed of the city's endpoint. */
export type FeedName = 'city' | 'court' | 'procuratorate' | 'police';

/** Who else than the district a record comes from; schema/shared/records.graphql describes the values. */
export type RecordOrigin = 'CITY' | 'COURT' | 'PROCURATORATE' | 'POLICE';

/** The fields of a kind that a feed may deliver: everything else is dropped before it is read. */
export interface FeedKind {
  /** Row paths and common meanings of schema/exchange/form.ts, besides those of the subject. */
  readonly fields: readonly string[];
  /** Values of required fields that the source lawfully keeps to itself, by meaning. */
  readonly withheld?: Readonly<Record<string, string>>;
}

/** What a feed delivers, and the rules for it. */
export interface Feed {
  readonly name: FeedName;
  readonly origin: RecordOrigin;
  /** Id of the department of the district that answers for the rows. */
  readonly department: string;
  /**
   * The value of fields that name a deciding department of the district. The organs of the city are
   * not among them: `provenance.sourceUnit` names theirs.
   */
  readonly authority: string;
  /** The term within which a removal must be executed here. */
  readonly removal: TermId;
  readonly kinds: Readonly<Record<string, FeedKind>>;
  /** Why these kinds and fields. */
  readonly source: string;
}

const DOCUMENT = ['basis.title', 'basis.number', 'basis.date', 'decisionDate', 'expiresOn'];
const CASE = ['basis.title', 'basis.number', 'basis.date', 'decisionDate', 'court', 'caseNumber'];
const LIST = [...DOCUMENT, 'list', 'listName', 'removedOn'];
const BY_LAW = '依法由认定机关掌握，不予共享';

/** An entry of a list, without the facts of the case, which the source keeps. */
const LISTED: FeedKind = {
  fields: LIST,
  withheld: { cause: BY_LAW, removalConditions: BY_LAW },
};

/** Every feed, with the minimum of fields. A kind or field that is not here is never stored. */
export const FEEDS: readonly Feed[] = Object.freeze([
  {
    name: 'city',
    origin: 'CITY',
    department: 'development-reform',
    authority: 'city',
    removal: 'exchange.removal',
    kinds: {
      Permit: {
        fields: [
          ...DOCUMENT,
          'publicityEnd',
          'permitClass',
          'certificateName',
          'certificateNumber',
          'content',
          'validFrom',
          'validTo',
          'status',
        ],
      },
      Penalty: {
        fields: [
          ...DOCUMENT,
          'publicityEnd',
          'violationType',
          'fact',
          'legalBasis',
          'penaltyClasses',
          'content',
          'fine',
          'confiscation',
          'licenceAffected',
          'severity',
          'effectEndsOn',
          'status',
        ],
      },
      ListEntry: { fields: [...LIST, 'publicityEnd', 'cause', 'removalConditions'] },
    },
    source: 'Hedong plan, IV.2.1 and IV.8; Tianjin Social Credit Regulations, Art. 11 (S)',
  },
  {
    name: 'court',
    origin: 'COURT',
    department: 'court',
    authority: 'court',
    removal: 'defaulter.removal',
    kinds: {
      JudgmentDebtor: {
        fields: [...CASE, 'filedOn', 'amount', 'terminatedOn', 'outstandingAmount'],
      },
      JudgmentDefaulter: {
        fields: [
          ...CASE,
          'area',
          'filedOn',
          'publishedOn',
          'basisNumber',
          'basisIssuer',
          'duty',
          'performance',
          'performedPart',
          'unperformedPart',
          'ground',
          'sex',
          'ageAtPublication',
          'representativeName',
          'expiresOn',
        ],
      },
      ConsumptionRestriction: {
        fields: [...CASE, 'capacity', 'issuedOn', 'liftedOn', 'restrictedActs'],
      },
    },
    source: 'SPC defaulter list rules, Arts 6 and 10; Hedong plan, III.2.4 (S)',
  },
  {
    name: 'procuratorate',
    origin: 'PROCURATORATE',
    department: 'procuratorate',
    authority: 'procuratorate',
    removal: 'exchange.removal',
    kinds: { ListEntry: LISTED },
    source: 'Hedong plan, III.2.4 (S); no facts of a case, PIPL, Art. 6 (ours)',
  },
  {
    name: 'police',
    origin: 'POLICE',
    department: 'public-security',
    authority: 'public-security',
    removal: 'exchange.removal',
    kinds: { ListEntry: LISTED },
    source: 'Hedong plan, III.2.4 (S); details of the police stay there, PIPL, Art. 6 (ours)',
  },
] as const satisfies readonly Feed[]);

/** The feed of this name. */
export function feedOf(name: FeedName): Feed {
  return FEEDS.find((feed) => feed.name === name)!;
}
