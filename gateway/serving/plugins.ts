import type { Authority } from '../../schema/authority';
import { auditPlugin } from '../audit/auditPlugin';
import type { DisclosureRecorder } from '../audit/disclosureRecorder';
import { requiredArgumentsRule } from '../execution/faults/requiredArgumentsRule';
import { requiredSets } from '../execution/plannable/fieldSets';
import { plannablePlugin } from '../execution/plannable/plannablePlugin';
import type { Exporter } from '../export/exporter';
import { errorPlugin } from '../hardening/errorPlugin';
import type { SupergraphHardening } from '../hardening/hardening';
import { limitsRule } from '../hardening/limits';
import { operationChoicePlugin } from '../hardening/operationChoice';
import { consentPlugin } from '../identity/consentPlugin';
import { permissionPlugin } from '../permissions/permissionPlugin';
import type { GatewayPlugin } from '../plugin';
import type { Relay } from '../relay/relay';
import { relayPlugin } from '../relay/relayPlugin';

/** What the plugins of one supergraph are made with. */
export interface PluginParts {
  readonly hardening: SupergraphHardening;
  readonly authority?: Authority;
  readonly recorder: DisclosureRecorder | undefined;
  readonly relay: Relay | undefined;
  readonly exports: Exporter;
}

/**
 * All plugins, in order: the hooks of an earlier plugin run first, and its executor wraps those of
 * later ones. An answer passes the executors from the last to the first: it is cut to the caller's
 * permissions, then logged, then the consents that it used are counted.
 */
export function gatewayPlugins(
  supergraph: string,
  { hardening, authority, recorder, relay, exports }: PluginParts,
): readonly GatewayPlugin[] {
  return [
    operationChoicePlugin(),
    { validationRules: [limitsRule()] },
    { validationRules: [requiredArgumentsRule(requiredSets(supergraph))] },
    hardening.cost,
    hardening.introspection,
    ...(authority ? [consentPlugin(authority)] : []),
    ...(recorder ? [auditPlugin(recorder)] : []),
    plannablePlugin,
    permissionPlugin(hardening.caller, hardening.counted),
    errorPlugin(),
    ...(relay ? [relayPlugin(relay)] : []),
    exports,
  ];
}
