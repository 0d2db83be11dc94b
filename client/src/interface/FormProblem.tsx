import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';

/** What went wrong with a form, or nothing. */
export function FormProblem({ sentence }: { sentence: string | null }) {
  return sentence === null ? null : (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} role="alert" p="sm">
      {sentence}
    </Alert>
  );
}
