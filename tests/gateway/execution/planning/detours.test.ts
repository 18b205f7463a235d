import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { parse } from 'graphql';
import { SUPERGRAPH } from '../../../support/supergraph';
import { followRoutes, routesToSubjects, type Route } from '../../../../bench/planning/hops';
import {
  operationPlanner,
  plannerBounds,
  type OperationPlanner,
} from '../../../../gateway/execution/planning/queryPlanner';
import { canonicalPlan, fetchCount } from './canonicalPlan';

/** Far below the default, because any selection has few paths. */
const PATHS_LIMIT = 20;

const supergraph = Supergraph.build(SUPERGRAPH);
const found = routesToSubjects(supergraph.apiSchema().toGraphQLJSSchema());
/**
 * A timeline leads to the subjects of twelve kinds of records, so each step of it multiplies the
 * plan.
 */
const [timelines, routes] = [true, false].map((isTimeline) =>
  found.filter(({ fields }) => fields.includes('timeline') === isTimeline),
) as [Route[], Route[]];
const named = (path: string): Route => {
  const route = routes.find(({ fields }) => fields.join('.') === path);
  if (route === undefined) throw new Error(`The schema has no route ${path}.`);
  return route;
};
const PERMITS = named('permits.nodes.subject');
const PENALTIES = named('penalties.nodes.subject');
const LISTS = named('listEntries.nodes.subject');
const STAFF = named('institution.staff.nodes.subject');

/** The plans of the unmodified planner, for operations that it can plan. */
const untouched = new Map<string, QueryPlan>();
const comparable = [
  ...routes.map((route) => followRoutes([route, route])),
  ...routes.map((route) => followRoutes([route], 'id name')),
  ...[PERMITS, LISTS, STAFF].flatMap((first) =>
    [PENALTIES, LISTS, STAFF].flatMap((second) => [
      followRoutes([first, second], 'name kind'),
      followRoutes([first, second], 'name ... on LegalPerson { registration { status } }'),
      followRoutes([first, second], '... on NaturalPerson { honours { totalCount } }'),
    ]),
  ),
];

let planner: OperationPlanner;

beforeAll(() => {
  const plain = new QueryPlanner(supergraph, plannerBounds(2000));
  const schema = supergraph.apiSchema();
  for (const text of comparable)
    untouched.set(text, plain.buildQueryPlan(operationFromDocument(schema, parse(text))));
  planner = operationPlanner(SUPERGRAPH, PATHS_LIMIT);
});

const steps = [1, 2, 3, 4, 5, 6];

it('finds the paths from subject to subject, through the interface and each kind of subject', () => {
  expect(new Set(routes.map(({ from }) => from))).toEqual(
    new Set([
      'Subject',
      'NaturalPerson',
      'LegalPerson',
      'SelfEmployed',
      'UnincorporatedOrganization',
    ]),
  );
  expect(routes.length).toBeGreaterThan(30);
});

it.each(routes.map((route) => [`${route.from}: ${route.fields.join('.')}`, route] as const))(
  'plans one to six steps without delay: %s',
  (_name, route) => {
    for (const count of steps) {
      const plan = planner.plan(
        followRoutes(Array.from({ length: count }, () => route)),
        undefined,
      );
      expect([count, planner.evaluatedPlans()]).toEqual([count, 1]);
      expect(plan.node).toBeDefined();
    }
  },
);

it.each(timelines.map((route) => [`${route.from}: ${route.fields.join('.')}`, route] as const))(
  'plans one and two steps through records of all kinds without delay: %s',
  (_name, route) => {
    for (const path of [[route], [route, route]]) {
      expect(planner.plan(followRoutes(path), undefined).node).toBeDefined();
      expect(planner.evaluatedPlans()).toBe(1);
    }
  },
);

it.each([
  ['permits and penalties', [PERMITS, PENALTIES, PERMITS, PENALTIES, PERMITS, PENALTIES]],
  ['four subgraphs', [PERMITS, LISTS, STAFF, named('enforcements.nodes.subject'), PERMITS, LISTS]],
])('plans six steps with fields of the subject at each: %s', (_name, path) => {
  const plan = planner.plan(
    followRoutes(path, 'name ... on NaturalPerson { idNumber } ... on LegalPerson { legalType }'),
    undefined,
  );
  expect(planner.evaluatedPlans()).toBe(1);
  // One call for each step that changes the subgraph, and one to the subjects for each of their
  // fields.
  expect(fetchCount(plan)).toBeLessThanOrEqual(2 * path.length + 1);
});

it('plans what the planner plans on its own, where that succeeds', () => {
  for (const [text, plan] of untouched) {
    const own = planner.plan(text, undefined);
    expect([text, canonicalPlan(own)]).toEqual([text, canonicalPlan(plan)]);
  }
  expect(untouched.size).toBeGreaterThan(90);
});
