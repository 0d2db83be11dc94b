import type { RootName } from '../../document/index.ts';
import { type Role, ROLES } from '../../people/index.ts';
import { OPERATIONS, type OperationName } from './operations.ts';

/** What the judge says: `accept`, `resync` or the rule of a refusal; `-` where the attack has no sense. */
export type Cell = string;

/** For each root, what each role is answered to each operation. Written by hand from design §2 and document-rules A. */
const TABLES: Readonly<Record<RootName, string>> = {
  meta: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      server-only  server-only  server-only  server-only  server-only
    insert in the name of another           -            -            -            -            -
    edit what is there                      server-only  server-only  server-only  server-only  server-only
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    server-only  server-only  server-only  server-only  server-only
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   server-only  server-only  server-only  server-only  server-only
    overwrite without saying the deletion   server-only  server-only  server-only  server-only  server-only
    overwrite with nothing                  server-only  server-only  server-only  server-only  server-only
    move to another key                     server-only  server-only  server-only  server-only  server-only
  `,
  settings: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       role         accept       role         role
    insert in the name of another           -            -            -            -            -
    edit what is there                      accept       role         accept       role         role
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    immutable    role         immutable    role         role
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   accept       role         accept       role         role
    overwrite without saying the deletion   accept       role         accept       role         role
    overwrite with nothing                  accept       role         accept       role         role
    move to another key                     immutable    role         immutable    role         role
  `,
  nodes: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       accept       role         role         role
    insert in the name of another           -            -            -            -            -
    edit what is there                      accept       accept       role         role         role
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    accept       accept       role         role         role
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   accept       accept       role         role         role
    overwrite without saying the deletion   accept       accept       role         role         role
    overwrite with nothing                  accept       accept       role         role         role
    move to another key                     accept       accept       role         role         role
  `,
  edges: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       accept       role         role         role
    insert in the name of another           -            -            -            -            -
    edit what is there                      immutable    immutable    role         role         role
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    accept       accept       role         role         role
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   accept       accept       role         role         role
    overwrite without saying the deletion   accept       accept       role         role         role
    overwrite with nothing                  accept       accept       role         role         role
    move to another key                     accept       accept       role         role         role
  `,
  drawing: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       accept       role         role         role
    insert in the name of another           -            -            -            -            -
    edit what is there                      accept       accept       role         role         role
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    accept       accept       role         role         role
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   accept       accept       role         role         role
    overwrite without saying the deletion   accept       accept       role         role         role
    overwrite with nothing                  accept       accept       role         role         role
    move to another key                     accept       accept       role         role         role
  `,
  picks: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       accept       role         role         role
    insert in the name of another           -            -            -            -            -
    edit what is there                      accept       accept       role         role         role
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    accept       accept       role         role         role
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   accept       accept       role         role         role
    overwrite without saying the deletion   accept       accept       role         role         role
    overwrite with nothing                  accept       accept       role         role         role
    move to another key                     accept       accept       role         role         role
  `,
  cut: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       accept       role         role         role
    insert in the name of another           -            -            -            -            -
    edit what is there                      accept       accept       role         role         role
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    accept       accept       role         role         role
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   accept       accept       role         role         role
    overwrite without saying the deletion   accept       accept       role         role         role
    overwrite with nothing                  accept       accept       role         role         role
    move to another key                     accept       accept       role         role         role
  `,
  tracking: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       role         accept       role         role
    insert in the name of another           -            -            -            -            -
    edit what is there                      accept       role         accept       role         role
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    accept       role         accept       role         role
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   accept       role         accept       role         role
    overwrite without saying the deletion   accept       role         accept       role         role
    overwrite with nothing                  accept       role         accept       role         role
    move to another key                     accept       role         accept       role         role
  `,
  requests: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       accept       role         role         role
    insert in the name of another           not-yours    not-yours    role         role         role
    edit what is there                      not-yours    not-yours    role         role         role
    edit what is one’s own                  immutable    immutable    role         role         role
    take over by its “by”                   -            -            -            -            -
    delete what is there                    immutable    immutable    role         role         role
    delete what is one’s own                immutable    immutable    role         role         role
    overwrite in own name                   immutable    immutable    role         role         role
    overwrite without saying the deletion   immutable    immutable    role         role         role
    overwrite with nothing                  content      content      role         role         role
    move to another key                     not-yours    not-yours    role         role         role
  `,
  reviews: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       accept       accept       accept       role
    insert in the name of another           not-yours    not-yours    not-yours    not-yours    role
    edit what is there                      not-yours    not-yours    not-yours    not-yours    role
    edit what is one’s own                  accept       accept       accept       accept       role
    take over by its “by”                   -            -            -            -            -
    delete what is there                    not-yours    not-yours    not-yours    not-yours    role
    delete what is one’s own                accept       accept       accept       accept       role
    overwrite in own name                   not-yours    not-yours    not-yours    not-yours    role
    overwrite without saying the deletion   not-yours    not-yours    not-yours    not-yours    role
    overwrite with nothing                  not-yours    not-yours    not-yours    not-yours    role
    move to another key                     not-yours    not-yours    not-yours    not-yours    role
  `,
  comments: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       accept       accept       accept       role
    insert in the name of another           not-yours    not-yours    not-yours    not-yours    role
    edit what is there                      not-yours    not-yours    not-yours    not-yours    role
    edit what is one’s own                  accept       accept       accept       accept       role
    take over by its “by”                   immutable    immutable    immutable    immutable    role
    delete what is there                    accept       not-yours    not-yours    not-yours    role
    delete what is one’s own                accept       accept       accept       accept       role
    overwrite in own name                   not-yours    not-yours    not-yours    not-yours    role
    overwrite without saying the deletion   immutable    immutable    immutable    immutable    role
    overwrite with nothing                  immutable    immutable    immutable    immutable    role
    move to another key                     not-yours    not-yours    not-yours    not-yours    role
  `,
  playlists: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      accept       accept       accept       accept       role
    insert in the name of another           not-yours    not-yours    not-yours    not-yours    role
    edit what is there                      accept       not-yours    not-yours    not-yours    role
    edit what is one’s own                  accept       accept       accept       accept       role
    take over by its “by”                   immutable    immutable    immutable    immutable    role
    delete what is there                    accept       not-yours    not-yours    not-yours    role
    delete what is one’s own                accept       accept       accept       accept       role
    overwrite in own name                   not-yours    not-yours    not-yours    not-yours    role
    overwrite without saying the deletion   immutable    immutable    immutable    immutable    role
    overwrite with nothing                  immutable    immutable    immutable    immutable    role
    move to another key                     not-yours    not-yours    not-yours    not-yours    role
  `,
  runs: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      server-only  server-only  server-only  server-only  server-only
    insert in the name of another           -            -            -            -            -
    edit what is there                      server-only  server-only  server-only  server-only  server-only
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    server-only  server-only  server-only  server-only  server-only
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   server-only  server-only  server-only  server-only  server-only
    overwrite without saying the deletion   server-only  server-only  server-only  server-only  server-only
    overwrite with nothing                  server-only  server-only  server-only  server-only  server-only
    move to another key                     server-only  server-only  server-only  server-only  server-only
  `,
  takes: `
    operation                               director     artist       producer     reviewer     viewer
    insert in own name                      server-only  server-only  server-only  server-only  server-only
    insert in the name of another           -            -            -            -            -
    edit what is there                      server-only  server-only  server-only  server-only  server-only
    edit what is one’s own                  -            -            -            -            -
    take over by its “by”                   -            -            -            -            -
    delete what is there                    server-only  server-only  server-only  server-only  server-only
    delete what is one’s own                -            -            -            -            -
    overwrite in own name                   server-only  server-only  server-only  server-only  server-only
    overwrite without saying the deletion   server-only  server-only  server-only  server-only  server-only
    overwrite with nothing                  server-only  server-only  server-only  server-only  server-only
    move to another key                     server-only  server-only  server-only  server-only  server-only
  `,
};

/** What is answered to everybody at every root, whatever stands there. */
const EVERYWHERE: Partial<Record<OperationName, Cell>> = {
  'a map': 'content',
  'a list': 'content',
  'a text': 'content',
  'an XML fragment': 'content',
  'an XML element': 'content',
  'an XML text': 'content',
  'an XML hook': 'content',
  'a subdocument': 'content',
  'bytes': 'content',
  'an embed': 'content',
  'a format': 'content',
  'JSON of the old kind': 'content',
  'characters': 'content',
  'no JSON value': 'content',
  'a list item at the root': 'structure',
  'a key of the prototype': 'content',
  'an empty key': 'content',
  'a giant key': 'content',
  'under the client id of another': 'client-id',
  'under the client id of the server': 'client-id',
  'under the client id that the server has next': 'client-id',
  'after a gap': 'resync',
};

/** The rows of a root's table: operation → the answers in the order of its first line. Throws on a table that is not whole. */
function parseTable(text: string): Map<string, Map<string, Cell>> {
  const [head = '', ...lines] = text.trim().split('\n');
  const roles = head.trim().split(/\s+/).slice(1);
  return new Map(
    lines.map((line) => {
      const [operation = '', ...cells] = line.trim().split(/\s{2,}/);
      if (cells.length !== roles.length) throw new Error(`The row "${operation}" has ${cells.length} cells.`);
      return [operation, new Map(roles.map((role, index) => [role, cells[index] ?? '']))];
    }),
  );
}

const parsed = new Map(Object.entries(TABLES).map(([root, text]) => [root, parseTable(text)]));

/** What is to be answered; undefined where the matrix has no such cell. */
export function expectedAt(root: RootName, operation: OperationName, role: Role): Cell | undefined {
  return EVERYWHERE[operation] ?? parsed.get(root)?.get(operation)?.get(role);
}

/** Rows and columns of the matrix that no longer stand for anything. */
export function strangersInMatrix(): string[] {
  return [...parsed].flatMap(([root, rows]) =>
    [...rows].flatMap(([operation, cells]) => [
      ...(operation in OPERATIONS ? [] : [`${root}: ${operation}`]),
      ...[...cells.keys()].filter((role) => !ROLES.some((known) => known === role)),
    ]),
  );
}
