import { DailiesError } from '@dailies/shared/errors';
import { parseEnvironment } from '@dailies/shared/environment';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';

/** For containers, which start no `npm start`: brings the database at DATABASE_URL forward, and ends. */
const environment = parseEnvironment(process.env);
const databaseUrl = environment.ok ? environment.value.databaseUrl : null;
if (!environment.ok || databaseUrl === null) {
  process.stderr.write(`${environment.ok ? 'DATABASE_URL is needed.' : environment.refusal.message}\n`);
  process.exit(1);
}
const sql = connect(databaseUrl, { max: 1, applicationName: 'dailies migrate' });
try {
  const applied = await migrate(sql);
  process.stdout.write(
    `${applied.length === 0 ? 'The schema is as it should be' : `Applied ${applied.join(', ')}`}.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof DailiesError ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await sql.end({ timeout: 1 });
}
