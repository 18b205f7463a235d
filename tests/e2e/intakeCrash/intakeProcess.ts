import { randomBytes } from 'node:crypto';
import { createSubgraph } from '../../../subgraphs/framework/createSubgraph';
import { now } from '../../support/creditRecord';
import { permitIntake } from '../../support/intake/intakeUnderTest';
import { silent } from '../../support/log';
import { testVaultKeys } from '../../support/vault';

/** A subgraph with an intake worker, in a process that is killed. */
async function main(): Promise<void> {
  const [uri = '', dbPrefix = '', folder = ''] = process.argv.slice(2);
  await createSubgraph(permitIntake(folder), {
    uri,
    dbPrefix,
    cursorKey: randomBytes(32),
    vaultKeys: testVaultKeys,
    log: silent,
    now,
    intakeTimes: { pollMs: 20, leaseMs: 400 },
  });
  process.send?.('ready');
  process.once('disconnect', () => process.exit());
}

void main();
