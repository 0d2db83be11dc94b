import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';

/** A form's submit: busy while it runs, and the sentence where it fails. */
export function useSubmit(action: () => Promise<void>) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event?: { readonly preventDefault: () => void }) => {
    event?.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    action()
      .catch((error: unknown) => setProblem(sentenceOfError(error)))
      .finally(() => setBusy(false));
  };
  return { submit, isBusy, problem };
}
