export { connect, type ConnectOptions, type Sql, type Tx } from './connect.ts';
export { migrate } from './migrate.ts';
