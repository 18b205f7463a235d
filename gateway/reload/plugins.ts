import type { Registry } from '../../schema/registry';
import { auditPlugin } from '../disclosure/auditPlugin';
import type { DisclosureRecorder } from '../disclosure/disclosureRecorder';
import { requiredArgumentsRule } from '../execution/plannerWorkarounds/requiredArgumentsRule';
import { requiredSets } from '../execution/plannable/fieldSets';
import { plannablePlugin } from '../execution/plannable/plannablePlugin';
import type { Exporter } from '../export/exporter';
import { errorPlugin } from '../errors/errorPlugin';
import type { SupergraphLimits } from '../limits/requestLimits';
import { limitsRule } from '../limits/operationLimits';
import { operationChoicePlugin } from '../limits/operationChoice';
import { consentPlugin } from '../authentication/consentPlugin';
import { readRequestPlugin } from '../caching/readRequestPlugin';
import { permissionPlugin } from '../permissions/permissionPlugin';
import type { PersistedQueries } from '../persistedQueries/persistedQueries';
import type { GatewayPlugin } from '../plugin';
import { telemetryPlugin } from '../telemetry/telemetryPlugin';
import type { Relay } from '../outbox/relay';
import { relayPlugin } from '../outbox/relayPlugin';

/** The parts of which the plugins of one supergraph are created. */
export interface PluginParts {
  readonly limits: SupergraphLimits;
  readonly persisted: PersistedQueries;
  readonly registry?: Registry;
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
  { limits, persisted, registry, recorder, relay, exports }: PluginParts,
): readonly GatewayPlugin[] {
  return [
    operationChoicePlugin(),
    { validationRules: [limitsRule()] },
    { validationRules: [requiredArgumentsRule(requiredSets(supergraph))] },
    limits.cost,
    limits.introspection,
    ...(registry ? [consentPlugin(registry)] : []),
    ...(recorder ? [auditPlugin(recorder)] : []),
    plannablePlugin,
    permissionPlugin(limits.caller, limits.counted),
    errorPlugin(),
    readRequestPlugin(),
    ...(relay ? [relayPlugin(relay)] : []),
    persisted.plugin,
    exports,
    telemetryPlugin(),
  ];
}
