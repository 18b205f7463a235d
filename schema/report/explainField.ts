import { fieldCluster } from '../catalogue/fieldRules';
import type { FieldPlace, GraphRules } from '../catalogue/graphRules';
import { namedType, typeDirectives } from '../catalogue/subgraphModel';
import type { MatrixVersion } from '../policy/matrix';
import { purposeOf } from '../policy/purposes';
import { ruleOf, ruleText, unmaskRuleOf, type Rule } from '../policy/rule';
import { answerRule, answerTerm, purposeAnswers, type Answer } from './answer';
import type { Caller } from './callers';
import { opened } from './purposeTable';

/** A field on the path, with all its declarations. */
interface Crossing {
  readonly type: string;
  readonly place: FieldPlace;
  readonly others: readonly FieldPlace[];
}

/** The result of one rule on the path, and the element that has the rule. */
interface Step {
  readonly where: string;
  readonly answer: Answer;
}

/**
 * Explains why a caller may or may not read a field: every rule on the path, each term with the
 * reason why it holds, fails or stays open, and the verdict with the rule that decides it.
 * @param path `Type.field`, or with further fields: `NaturalPerson.contact.phone`. When only one
 *   field of the type leads to the field, that one may be omitted: `NaturalPerson.phone`.
 * @throws RangeError with a whole sentence when the field does not exist
 */
export function explainField(
  graph: GraphRules,
  path: string,
  caller: Caller,
  matrix: MatrixVersion,
): string {
  const crossings = walk(graph, path);
  const [start] = crossings;
  const walked = [start?.type, ...crossings.map(({ place }) => place.field.name.value)].join('.');
  const lines = [headline(walked, caller)];
  const steps: Step[] = [];
  for (const { type, place, others } of crossings) {
    const cluster = fieldCluster(place.model, place);
    const subgraphs = [place, ...others].map(({ model }) => model.name).join(', ');
    lines.push(
      '',
      `${type}.${place.field.name.value} (${subgraphs}; cluster ${cluster ?? 'none'})`,
    );
    for (const { where, rule } of rulesOn([place, ...others], type)) {
      steps.push({ where, answer: answerRule(rule, caller, cluster, matrix) });
      lines.push(`  ${where}: ${ruleText(rule)}`, ...termLines(rule, caller, cluster, matrix));
    }
    const unless = unmaskRuleOf(place.field.directives);
    if (unless !== undefined) {
      lines.push(`  unmasked for: ${ruleText(unless)}`);
      lines.push(...termLines(unless, caller, cluster, matrix));
    }
  }
  return `${[...lines, '', verdictText(steps), ...purposeLines(caller, matrix)].join('\n')}\n`;
}

function walk(graph: GraphRules, path: string): Crossing[] {
  const [root = '', ...fields] = path.split('.');
  if (fields.length === 0) throw new RangeError(`Name a field as Type.field, not "${path}".`);
  const crossings: Crossing[] = [];
  let type = root;
  for (const field of fields) {
    const step = cross(graph, type, field);
    crossings.push(...step);
    const last = step.at(-1);
    if (last) type = namedType(last.place.field.type);
  }
  return crossings;
}

/**
 * The path from a type to a field: the field itself, or the one field of the type that leads to it.
 */
function cross(graph: GraphRules, type: string, field: string): Crossing[] {
  const direct = crossing(graph, type, field);
  if (direct) return [direct];
  const detours = graph.fieldNames(type).flatMap((name) => {
    const first = crossing(graph, type, name);
    const second = first && crossing(graph, namedType(first.place.field.type), field);
    return first && second ? [[first, second]] : [];
  });
  const [only, ...more] = detours;
  if (only && more.length === 0) return only;
  throw new RangeError(noField(graph, type, field));
}

function crossing(graph: GraphRules, type: string, field: string): Crossing | undefined {
  const [place, ...others] = graph.isAbstract(type) ? [] : graph.sources(type, field);
  return place && { type, place, others };
}

function headline(
  path: string,
  { class: { id, english }, purpose, caseReference, department, assurance }: Caller,
) {
  return [
    `${path} for ${id} (${english})`,
    ...(purpose === undefined ? [] : [`purpose ${purpose}`]),
    ...(caseReference === undefined ? [] : [`case ${caseReference}`]),
    ...(department === undefined ? [] : [`department ${department}`]),
    ...(assurance === undefined ? [] : [`login of level ${assurance}`]),
  ].join(', ');
}

/** The rules that apply together to a field, without duplicates: its types' and its own. */
function rulesOn(places: readonly FieldPlace[], type: string): { where: string; rule: Rule }[] {
  const found = new Map<string, { where: string; rule: Rule }>();
  const note = (where: string, rule: Rule | undefined) => {
    if (rule) found.set(`${where} ${ruleText(rule)}`, { where, rule });
  };
  for (const { model, type: owner, field } of places) {
    for (const name of new Set([type, owner.name.value])) {
      note(`rule of type ${name}`, ruleOf(typeDirectives(model, name)));
    }
    note(`rule of field ${owner.name.value}.${field.name.value}`, ruleOf(field.directives));
  }
  return [...found.values()];
}

function termLines(
  rule: Rule,
  caller: Caller,
  cluster: string | undefined,
  matrix: MatrixVersion,
): string[] {
  const line = (what: string, { kind, reason }: { kind: string; reason: string }) =>
    `    ${what} ${kind === 'open' ? 'is open' : kind}: ${reason}`;
  return [
    ...[...new Set(rule.flat())].map((term) => line(term, answerTerm(term, caller))),
    ...purposeAnswers(rule, caller, cluster, matrix).map((answer) => line('purpose', answer)),
  ];
}

/** The strictest result decides: a denial, else an open condition, else the field is allowed. */
function verdictText(steps: readonly Step[]): string {
  for (const { where, answer } of steps) {
    if (answer.kind !== 'no') continue;
    if (answer.purpose === undefined) return `Denied by the ${where}: the caller gets null.`;
    return `Denied for the purpose: ${answer.purpose}. The caller gets null.`;
  }
  const open = steps.flatMap(({ where, answer }) =>
    answer.kind === 'if' ? [`${waysText(answer.ways)} (${where})`] : [],
  );
  return open.length === 0
    ? 'Allowed: every rule on the way holds.'
    : `Decided per object: allowed where ${[...new Set(open)].join(', and ')}.`;
}

function waysText(ways: readonly (readonly string[])[]): string {
  return ways.map((way) => way.join(' and ')).join(', or ');
}

function purposeLines({ purpose }: Caller, matrix: MatrixVersion): string[] {
  const entry = purpose === undefined ? undefined : purposeOf(purpose);
  if (entry === undefined) return [];
  return [
    `Purpose ${entry.code} ${entry.name} (${entry.english}): ${entry.legalBasisEnglish}.`,
    `It opens, by matrix ${matrix.version}: ${opened(matrix, entry.code)}.`,
  ];
}

/** Suggests alternatives: the same field on other types, or the implementations of an interface. */
function noField(graph: GraphRules, type: string, field: string): string {
  const name = `${type}.${field}`;
  if (graph.isAbstract(type) && graph.hasField(type, field)) {
    const on = graph.possibleTypes(type).map((object) => `${object}.${field}`);
    return `${type} has a rule per kind of object; use ${on.join(', ')}.`;
  }
  const elsewhere = graph
    .allPlaces()
    .filter((place) => place.field.name.value === field)
    .filter((place) => !graph.isAbstract(place.type.name.value))
    .map((place) => `${place.type.name.value}.${field}`);
  const hint = elsewhere.length === 0 ? '' : `; there is ${[...new Set(elsewhere)].join(', ')}`;
  return `There is no field ${name}${hint}.`;
}
