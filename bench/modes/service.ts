import { serviceAddress } from '../../cli/support/address/config';
import { notAnswered } from '../../cli/support/address/notAnswered';
import { announce } from '../../cli/support/address/place';
import { commandsText, type CommandsPerQuestion } from '../commands/commandCounts';
import { ownCommands } from '../commands/ownCommands';
import { measure, subjectIds, type Measured } from '../load';
import { WORKLOADS } from '../workloads';
import { print, type Mode } from './mode';

/** Organisations that the workloads query. */
const SUBJECTS = 50;

/** Loads a running service. */
export const serviceMode: Mode = async ({ load, values }) => {
  const service = serviceAddress(values.url);
  announce([service], values);
  const url = service.endpoint;
  const ids = await subjectIds(url, SUBJECTS).catch((error: unknown) => {
    // The error with which `fetch` reports that no response arrived.
    throw error instanceof TypeError ? notAnswered(url, error) : error;
  });
  const product: Record<string, Measured & { readonly commands: CommandsPerQuestion }> = {};
  const commands = await ownCommands();
  print(`${load.connections} connections, ${load.seconds} s each, ${url}\n\n`);
  print('      requests/s    p50 ms    p99 ms\n');
  for (const workload of WORKLOADS) {
    const measured = await measure(url, workload, ids, load);
    const counted = commands[workload.name]!;
    product[workload.name] = { ...measured, commands: counted };
    const figures = [
      measured.rps.toFixed(1).padStart(12),
      String(measured.p50).padStart(9),
      String(measured.p99).padStart(9),
    ];
    print(
      `${workload.name}  ${figures.join(' ')}   ${workload.about}; commands ${commandsText(counted)}\n`,
    );
  }
  return { figures: { product } };
};
