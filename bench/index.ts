import { writeFile } from 'node:fs/promises';
import { ADDRESS_OPTIONS } from '../cli/support/address/place';
import { program, wholeNumber } from '../cli/support/program';
import { HELP } from './help';
import { againstMode } from './modes/against';
import { cubesMode } from './modes/cubes';
import { gatewayMode } from './modes/gateway';
import { hostileMode } from './modes/hostile';
import { intakeMode } from './modes/intake';
import { logMode } from './modes/log';
import { AT_LEAST_ONE, BENCH_OPTIONS, type Mode } from './modes/mode';
import { auditMode, permissionsMode } from './modes/pairs';
import { planningMode } from './modes/planning';
import { serviceMode } from './modes/service';
import { soakMode } from './modes/soak';
import { tablesMode } from './modes/tables';

/** The options that choose a mode, and whether each is given. */
interface Choice {
  readonly against?: string | undefined;
  readonly hostile: boolean;
  readonly soak: boolean;
  readonly intake: boolean;
  readonly log: boolean;
  readonly planning: boolean;
  readonly statistics: boolean;
  readonly 'through-product': boolean;
  readonly gateway: boolean;
  readonly permissions: boolean;
  readonly audit: boolean;
}

program(
  {
    name: 'bench',
    help: HELP,
    maxPositionals: 1,
    options: { ...ADDRESS_OPTIONS.url, ...ADDRESS_OPTIONS.quiet, ...BENCH_OPTIONS },
  },
  async (values, [first]) => {
    // Without NODE_ENV=production, packages run additional, slower checks.
    process.env['NODE_ENV'] ??= 'production';
    const load = {
      connections: wholeNumber('--connections', values.connections, AT_LEAST_ONE),
      seconds: wholeNumber('--seconds', values.seconds, AT_LEAST_ONE),
    };
    if (values.peers && !values.gateway) throw new Error('--peers requires --gateway; see --help.');
    if (values['through-product'] && !values.statistics)
      throw new Error('--through-product requires --statistics; see --help.');
    if (first !== undefined && !values.soak)
      throw new Error(`Unexpected argument ${first}; see --help.`);
    if ((values.hostile || values.minutes !== undefined) && !values.soak)
      throw new Error('--hostile and --minutes require --soak; see --help.');
    if (values.inputs !== undefined && !values.hostile)
      throw new Error('--inputs requires --hostile; see --help.');
    const minutes = values.minutes ?? first;
    const { figures, passed = true } = await modeOf(values)({ load, values, minutes });
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
    if (!passed) process.exitCode = 1;
  },
);

/** The mode of the first option that is given, in this order. */
function modeOf(values: Choice): Mode {
  if (values.against !== undefined) return againstMode;
  if (values.hostile) return hostileMode;
  if (values.soak) return soakMode;
  if (values.intake) return intakeMode;
  if (values.log) return logMode;
  if (values.planning) return planningMode;
  if (values.statistics) return values['through-product'] ? tablesMode : cubesMode;
  if (values.gateway) return gatewayMode;
  if (values.permissions) return permissionsMode;
  if (values.audit) return auditMode;
  return serviceMode;
}
