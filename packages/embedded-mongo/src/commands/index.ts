import { adminCommands } from './admin';
import { authenticateCommands } from './authenticate';
import { aggregateCommands } from './aggregate';
import type { Command } from './context';
import { countCommands } from './count';
import { cursorCommands } from './cursorCommands';
import { ddlCommands } from './ddl';
import { deleteCommands } from './delete';
import { explainCommands } from './explain';
import { findCommands } from './find';
import { findAndModifyCommands } from './findAndModify';
import { handshakeCommands } from './handshake';
import { insertCommands } from './insert';
import { sessionCommands } from './sessionCommands';
import { updateCommands } from './update';

/** Every command the store answers, by name. */
export const allCommands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...handshakeCommands,
    ...authenticateCommands,
    ...adminCommands,
    ...sessionCommands,
    ...ddlCommands,
    ...findCommands,
    ...cursorCommands,
    ...countCommands,
    ...aggregateCommands,
    ...explainCommands,
    ...insertCommands,
    ...updateCommands,
    ...deleteCommands,
    ...findAndModifyCommands,
  }),
);
