import { resolve } from 'node:path';
import { addGateway } from './secrets/addGateway';
import { listGateways } from './secrets/listGateways';
import { newSecrets, writeSecrets } from './secrets/newSecrets';
import { afterAdding, afterRemoving, afterRotating } from './secrets/nextSteps';
import { removeGateway } from './secrets/removeGateway';
import { removeOldKeys, rotateGateway } from './secrets/rotateGateway';
import { ADDRESS_OPTIONS, announce, placeText } from './support/address/place';
import { commandOf, needed, program } from './support/program';

const DEFAULT_FOLDER = 'secrets';
const HELP = `Generates the secrets of docker-compose.yml in a new folder, and maintains the keys between gateways
and subgraphs in it. Running subgraphs and gateways read changed keys within seconds.

  npm run secrets -- --out FOLDER [--host NAME]
                                          generates all secrets; never replaces existing ones
  npm run secrets -- list                 prints each gateway with the ids of its keys
  npm run secrets -- add-gateway NAME     creates keys that every subgraph accepts
  npm run secrets -- remove-gateway NAME  deletes its keys: every subgraph refuses it
  npm run secrets -- rotate NAME          gives a gateway new keys; the old ones stay valid until
  npm run secrets -- remove-old-keys NAME

  --out FOLDER    folder to create
  --host NAME     name in the development certificate of the proxy, beside localhost
  --folder DIR    the folder of the other commands (default: ${DEFAULT_FOLDER})
  --quiet         does not print on stderr which folder is meant
  --help          this text

tls_certificate and tls_private_key are for trying the containers; clients that trust tls_ca accept
them. For production replace both by the files that your CA has issued.
`;

const COMMANDS = ['list', 'add-gateway', 'remove-gateway', 'rotate', 'remove-old-keys'] as const;

program(
  {
    name: 'secrets',
    help: HELP,
    maxPositionals: 2,
    options: {
      out: { type: 'string' },
      host: { type: 'string' },
      folder: { type: 'string' },
      ...ADDRESS_OPTIONS.quiet,
    },
  },
  async (values, [word, operand]) => {
    if (word === undefined) {
      const out = needed(values.out, '--out FOLDER');
      await writeSecrets(out, await newSecrets(values.host));
      process.stdout.write(`The secrets are in ${out}.\n`);
      return;
    }
    const command = commandOf(word, COMMANDS);
    if (values.out !== undefined || values.host !== undefined)
      throw new Error('--out and --host create a folder; name an existing one with --folder.');
    const folder = values.folder ?? DEFAULT_FOLDER;
    const name = command === 'list' ? '' : needed(operand, 'NAME');
    const source = values.folder === undefined ? undefined : '--folder';
    announce([{ text: placeText(`the secrets in ${resolve(folder)}`, source) }], values);
    process.stdout.write(await run(command, folder, name));
  },
);

async function run(
  command: (typeof COMMANDS)[number],
  folder: string,
  name: string,
): Promise<string> {
  switch (command) {
    case 'list':
      return listGateways(folder);
    case 'add-gateway':
      return afterAdding(folder, name, await addGateway(folder, name));
    case 'remove-gateway':
      await removeGateway(folder, name);
      return afterRemoving(name);
    case 'rotate':
      await rotateGateway(folder, name);
      return afterRotating(name);
    case 'remove-old-keys': {
      const removed = await removeOldKeys(folder, name);
      return removed.length === 0
        ? `${name} has no old keys; nothing changed.\n`
        : `No subgraph accepts ${removed.join(', ')} any more.\n`;
    }
  }
}
