import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import type { SubgraphDefinition } from '../../../subgraphs/framework/definition';
import { recordBatches } from '../../../subgraphs/framework/intake/batches/batchWriter';
import { startIntake } from '../../../subgraphs/framework/intake/batches/start';
import type { IntakeModels } from '../../../subgraphs/framework/intake/batches/model';
import type { RecordModels } from '../../../subgraphs/framework/records/recordModels';
import { recordWriter } from '../../../subgraphs/framework/records/writer/recordWriter';
import type { WriterModels } from '../../../subgraphs/framework/records/writer/model';
import { governmentSubgraph } from '../../../subgraphs/government/subgraph';
import { now } from '../creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../subgraph';
import { folderFiles } from './folderFiles';
import { permitTarget } from './permitTarget';

/** The models of a subgraph with intake. */
export interface Models {
  readonly intake: IntakeModels;
  readonly records: RecordModels;
  readonly writing: WriterModels;
}

/** The government subgraph, whose batches of permits come from files in a folder. */
export function permitIntake(folder: string): SubgraphDefinition {
  return {
    ...governmentSubgraph,
    begin: (models, services) => {
      const { intake } = models as Models;
      const connection: () => Connection = () => intake.batch.db;
      return Promise.resolve(
        startIntake(intake, services, {
          writer: recordBatches(
            recordWriter(intake.batch.db, governmentSubgraph.records ?? [], services.vault),
          ),
          targets: new Map([['Permit', permitTarget(connection)]]),
          files: () => folderFiles(folder, new Date(now().getTime() + 3_600_000)),
        }),
      );
    },
  };
}

export interface IntakeUnderTest extends SubgraphUnderTest<Models> {
  readonly folder: string;
}

export async function intakeUnderTest(): Promise<IntakeUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'hedong-intake-'));
  const underTest = await subgraphUnderTest<Models>(permitIntake(folder), {
    now,
    intakeTimes: { pollMs: 20, leaseMs: 500 },
  });
  return {
    ...underTest,
    folder,
    async stop() {
      await underTest.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
