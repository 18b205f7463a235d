import DataLoader from 'dataloader';
import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import { byKeys } from '../../framework/byKeys';
import type { StoreRequest } from '../../framework/context';
import type { Order } from '../../framework/lists/order';
import type { Connection, PageArgs } from '../../framework/lists/page';
import { searchPage } from '../../framework/lists/pager';
import { rowList } from '../../framework/lists/list';
import type { ListSelection } from '../../framework/selection';
import { applyStep, type StepRequest } from './applyStep';
import { inStateOn } from './clock';
import { idempotencyOf } from '../../framework/idempotency';
import type { ConsentAction, ConsentState } from './machine';
import { clustersOf } from './opened';
import { visibleTo } from './party';
import type { ConsentRecord } from './record';
import { requestConsent, type RequestConsentInput, type RequestParties } from './requestConsent';
import { narrowed, type TermsChange } from './terms';
import { viewOf, type ConsentView } from './view';
import { warningOn } from './warning';

/** Conditions of a list of consents. */
export interface ConsentSearch extends PageArgs {
  readonly filter?: {
    readonly state?: ConsentState | null;
    readonly organization?: string | null;
  } | null;
}

/** Consents exist only for their parties; every other caller sees none. */
export interface ConsentStore {
  /** A consent, or null. Batched. */
  byId(id: string): Promise<ConsentView | null>;
  /** @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR */
  search(search: ConsentSearch, selection: ListSelection): Promise<Connection<ConsentView>>;
  /** @throws as requestConsent */
  request(input: RequestConsentInput, key: string): Promise<ConsentView | null>;
  /** @throws as applyStep, and BAD_USER_INPUT for terms that exceed the requested ones */
  grant(input: AnswerInput, key: string): Promise<ConsentView | null>;
  /** @throws as applyStep, and BAD_USER_INPUT for terms that exceed the present ones */
  narrow(input: AnswerInput, key: string): Promise<ConsentView | null>;
  /** @throws as applyStep, and BAD_USER_INPUT for an outdated warning or nothing to confirm */
  confirmSeparate(
    input: { readonly id: string; readonly version: number; readonly warningId: string },
    key: string,
  ): Promise<ConsentView | null>;
  /** Refuses, revokes or withdraws. @throws as applyStep */
  end(
    action: 'REFUSE' | 'REVOKE' | 'WITHDRAW',
    input: { readonly id: string },
    key: string,
  ): Promise<ConsentView | null>;
}

/** A subject's answer, with the terms it grants. */
export interface AnswerInput {
  readonly id: string;
  readonly version: number;
  readonly terms?: TermsChange | null;
}

const NEWEST: Order = [
  ['requestedAt', -1],
  ['_id', -1],
];

/** All fields except the reserved and counted uses, which only serve counting. */
const PROJECTION = Object.fromEntries(
  [
    '_id subjectId grantee client purpose requested requestedAt answerBy state version granted',
    'separate steps uses.total uses.day uses.today uses.lastAt',
  ].flatMap((names) => names.split(' ').map((name) => [name, 1] as const)),
);

export function consentStore(
  model: Model<ConsentRecord>,
  request: StoreRequest,
  parties: RequestParties,
): ConsentStore {
  const { viewer, today, vault } = request;
  const view = (record: ConsentRecord | null) =>
    record === null ? null : viewOf(record, viewer, today);

  const step = (
    action: ConsentAction,
    input: { readonly id: string; readonly version?: number },
    key: string,
    change?: StepRequest['change'],
  ) =>
    applyStep(model, request, {
      id: input.id,
      action,
      idempotency: idempotencyOf(key, [action, input], viewer, vault),
      ...(input.version !== undefined && { version: input.version }),
      ...(change && { change }),
    });

  return {
    async byId(id) {
      const loader = request.memo.get(
        'consents.byId',
        () =>
          new DataLoader<string, ConsentRecord | null>(async (ids) => {
            const rows = await model
              .find({ _id: { $in: [...ids] } }, PROJECTION)
              .lean<ConsentRecord[]>()
              .exec();
            return byKeys(ids, rows, (row) => row._id);
          }),
      );
      return view(await loader.load(id));
    },
    async search(search, { wantsTotal }) {
      const { state, organization } = search.filter ?? {};
      const page = await searchPage<ConsentRecord>(
        request,
        rowList(request, {
          collection: model.collection.collectionName,
          name: 'Consent.search',
          args: search,
          order: NEWEST,
          scope: {
            $and: [
              visibleTo(viewer),
              ...(state == null ? [] : [inStateOn(state, today)]),
              ...(organization == null ? [] : [{ grantee: organization }]),
            ],
          },
          project: PROJECTION,
          wantsTotal,
        }),
      );
      return {
        ...page,
        nodes: page.nodes.flatMap((node) => view(node) ?? []),
        edges: page.edges.flatMap(({ cursor, node }) => {
          const shown = view(node);
          return shown === null ? [] : [{ cursor, node: shown }];
        }),
      };
    },
    request: (input, key) =>
      requestConsent(
        model,
        request,
        input,
        idempotencyOf(key, ['REQUEST', input], viewer, vault),
        parties,
      ),
    grant: (input, key) =>
      step('GRANT', input, key, ({ requested }) => ({
        granted: requireNotPast(narrowed(requested, input.terms ?? {}), today),
      })),
    narrow: (input, key) =>
      step('NARROW', input, key, ({ granted, requested }) => ({
        granted: requireNotPast(narrowed(granted ?? requested, input.terms ?? {}), today),
      })),
    confirmSeparate: (input, key) =>
      step('CONFIRM_SEPARATE', input, key, ({ purpose, granted, separate }) => {
        const clusters = clustersOf(purpose, granted?.clusters ?? [], today).separate;
        if (clusters.every((cluster) => separate?.clusters.includes(cluster)))
          throw creditError(
            'BAD_USER_INPUT',
            'The request contains nothing that requires a separate consent.',
          );
        if (input.warningId !== warningOn(today).id)
          throw creditError(
            'BAD_USER_INPUT',
            'The confirmed warning is outdated; fetch the current warning and confirm it.',
          );
        return { separate: { clusters, warningId: input.warningId, confirmedAt: request.now } };
      }),
    end: (action, input, key) => step(action, input, key),
  };
}

/** The same terms, if they are not over. @throws BAD_USER_INPUT when their last day has passed */
function requireNotPast<Terms extends { readonly validTo: string }>(
  terms: Terms,
  today: string,
): Terms {
  if (terms.validTo < today)
    throw creditError('BAD_USER_INPUT', 'The last day of validity is in the past.');
  return terms;
}
