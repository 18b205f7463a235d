import { createRequire } from 'node:module';
import { activeTrace } from '../../../process/telemetry/tracing/activeTrace';

interface Monitored {
  readonly shouldEmitAndLogCommand: boolean;
}

const GETTER = 'shouldEmitAndLogCommand';
let limited = false;

/**
 * Limits the driver's command monitoring to commands that run while a trace is active. For a
 * monitored command the driver parses the whole reply a second time, which would cost every request
 * while only few are sampled. The public option applies to all commands of a client; this replaces
 * a private getter of its connections (driver 7). Where a driver has no such getter, all commands
 * stay monitored: the spans are the same.
 */
export function monitorTracedCommandsOnly(): void {
  if (limited) return;
  limited = true;
  const connection = connectionPrototype();
  const original = connection && Object.getOwnPropertyDescriptor(connection, GETTER);
  if (!original?.get || !original.configurable) return;
  Object.defineProperty(connection, GETTER, {
    ...original,
    get(this: Monitored) {
      return activeTrace() !== undefined && (original.get?.call(this) as boolean);
    },
  });
}

/** The prototype of the driver's connections, of the driver that mongoose uses. */
function connectionPrototype(): Monitored | undefined {
  try {
    const ofMongoose = createRequire(createRequire(__filename).resolve('mongoose'));
    const { Connection } = ofMongoose('mongodb/lib/cmap/connection.js') as {
      Connection?: { readonly prototype: Monitored };
    };
    return Connection?.prototype;
  } catch {
    // Another version of the driver has no such file.
    return undefined;
  }
}
