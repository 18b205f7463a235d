import type { FieldNode, GraphQLObjectType } from 'graphql';
import { evaluate, type Rule, type Verdict } from '../../schema/policy/rule';
import { argumentCoordinate, memberCoordinate, type AccessIndex } from './accessIndex';
import { LACKS_LOGIN, LACKS_PURPOSE } from './denialReasons';
import { isAbsent, type InputGuard, type ProvidedVariables } from './inputs';

/** The inputs of the verdicts of one operation. */
export interface VerdictScope {
  readonly index: AccessIndex;
  readonly guard: InputGuard;
  /** The static terms that are true for the caller. */
  readonly terms: ReadonlySet<string>;
  readonly inputs: ProvidedVariables;
  /** Whether output rules count; without them only the rules of arguments do. */
  readonly outputs: boolean;
}

/**
 * Decides the verdict on one selection of an object type's field: the field's rule and the rules of
 * every argument, input field and enum value in the selection. A denied input denies its field,
 * because the result would reveal the value that the input selects by. Verdicts on fields are
 * cached; meta fields are always allowed.
 */
export class Verdicts {
  private readonly scope: VerdictScope;
  private readonly known = new Map<string, Verdict>();
  private withPurposes: Verdicts | undefined;

  constructor(scope: VerdictScope) {
    this.scope = scope;
  }

  of(type: GraphQLObjectType, node: FieldNode): Verdict {
    const name = node.name.value;
    if (name.startsWith('__')) return true;
    const verdict = this.scope.outputs ? this.ofField(type.name, name) : true;
    if (verdict === false || !this.scope.index.guardsInputs || !node.arguments?.length) {
      return verdict;
    }
    return both(verdict, this.ofInputs(type, node));
  }

  /**
   * The reason of a denial: for an anonymous caller, LACKS_LOGIN when the rules admit anybody; for
   * others, LACKS_PURPOSE when another purpose alone would allow the selection. Else undefined,
   * because a caller must not learn by trial who else may read it.
   */
  lacking(type: GraphQLObjectType, node: FieldNode): string | undefined {
    if (!this.scope.terms.has('auth'))
      return this.rulesOf(type, node).every((rule) => rule.length > 0) ? LACKS_LOGIN : undefined;
    this.withPurposes ??= new Verdicts({
      ...this.scope,
      terms: new Set([...this.scope.terms, ...this.scope.index.purposeTerms]),
    });
    return this.withPurposes.of(type, node) === false ? undefined : LACKS_PURPOSE;
  }

  /**
   * Evaluates a rule. An anonymous caller has no relation to any subject, so unknown means denied.
   */
  private evaluate(rule: Rule): Verdict {
    const { terms } = this.scope;
    const verdict = evaluate(rule, terms);
    return verdict === 'unknown' && !terms.has('auth') ? false : verdict;
  }

  /** The rules that a selection must meet, its inputs included. */
  private rulesOf(type: GraphQLObjectType, node: FieldNode): Rule[] {
    const name = node.name.value;
    const own = this.scope.outputs ? [this.scope.index.fieldRule(type.name, name)] : [];
    return [...own, ...this.inputRules(type, node)];
  }

  private ofField(type: string, field: string): Verdict {
    const coordinate = memberCoordinate(type, field);
    let verdict = this.known.get(coordinate);
    if (verdict === undefined) {
      verdict = this.evaluate(this.scope.index.fieldRule(type, field));
      this.known.set(coordinate, verdict);
    }
    return verdict;
  }

  private ofInputs(type: GraphQLObjectType, node: FieldNode): Verdict {
    let verdict: Verdict = true;
    for (const rule of this.inputRules(type, node)) verdict = both(verdict, this.evaluate(rule));
    return verdict;
  }

  /** The rules of the arguments, input fields and enum values in a selection. */
  private inputRules(type: GraphQLObjectType, node: FieldNode): Rule[] {
    const { index, guard, inputs } = this.scope;
    const definitions = type.getFields()[node.name.value]?.args ?? [];
    const rules: Rule[] = [];
    for (const { name, value } of node.arguments ?? []) {
      const definition = definitions.find((one) => one.name === name.value);
      if (definition === undefined || isAbsent(value, inputs)) continue;
      const coordinates = [
        argumentCoordinate(type.name, node.name.value, definition.name),
        ...guard.ofLiteral(value, definition.type, inputs),
      ];
      for (const coordinate of coordinates) {
        const rule = index.inputRule(coordinate);
        if (rule !== undefined) rules.push(rule);
      }
    }
    return rules;
  }
}

/** Kleene's conjunction. */
function both(a: Verdict, b: Verdict): Verdict {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : 'unknown';
}
