import { useEffect, useRef, useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import type { Transfer } from '../api/transfer.ts';

export interface Running {
  readonly bytes: number;
}

/** A transfer that can be cancelled: how far it is while it runs, and the sentence where it fails. */
export function useTransfer() {
  const [running, setRunning] = useState<Running | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run = (work: (transfer: Transfer) => Promise<void>): void => {
    const controller = new AbortController();
    stop.current = controller;
    setProblem(null);
    setRunning({ bytes: 0 });
    work({ signal: controller.signal, onProgress: (bytes) => setRunning({ bytes }) })
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setProblem(sentenceOfError(error));
      })
      .finally(() => setRunning(null));
  };
  return { run, running, problem, cancel: () => stop.current?.abort() };
}
