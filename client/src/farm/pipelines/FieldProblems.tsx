import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import classes from '../FarmPage.module.css';
import type { FieldProblem } from './readPipelineJson.ts';

/** What is wrong, a field a line. */
export function FieldProblems({ problems }: { problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert" p="sm">
      <ul className={classes.problems}>
        {problems.slice(0, 20).map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field !== '' && <code>{field}</code>}
            {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
