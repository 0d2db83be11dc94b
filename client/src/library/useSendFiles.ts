import type { ProjectId } from '@dailies/shared/ids';
import { A_BROUGHT, type BroughtKind, type Sha256 } from '@dailies/shared/media';
import { useEffect, useRef, useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { limitsFor } from '../api/uploadLimits.ts';
import { uploadFile } from '../api/uploads.ts';
import { identify } from '../media/identify.ts';

/** A file of a form on its way to the store. */
export interface SentFile {
  readonly key: number;
  readonly name: string;
  /** null: its turn has not come. */
  readonly percent: number | null;
  readonly cancel: () => void;
}

interface SendFilesOptions {
  /** null: none can be sent. */
  readonly to: ProjectId | null;
  /** What is taken; of another kind, a file is refused before it is sent. */
  readonly kinds: readonly BroughtKind[];
  /** As people call those, after "bring": "a picture". */
  readonly wanted: string;
  readonly onStored: (file: { readonly sha256: Sha256; readonly name: string }) => void;
  /** A file is on its way, and is there, has failed or is given up. */
  readonly onSending: (by: 1 | -1) => void;
}

interface SendFiles {
  readonly sending: readonly SentFile[];
  readonly problem: string | null;
  /** Sends files one after another; `note` is said from the start. */
  readonly send: (files: readonly File[], note?: string | null) => Promise<void>;
}

/** Sends files for a form, which has them only when it is saved: whoever leaves it gives up those on their way. */
export function useSendFiles({ to, kinds, wanted, onStored, onSending }: SendFilesOptions): SendFiles {
  const [sending, setSending] = useState<readonly SentFile[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const lastKey = useRef(0);
  const left = useRef(new AbortController());
  useEffect(() => {
    const leaving = new AbortController();
    left.current = leaving;
    return () => leaving.abort();
  }, []);

  const refusalOf = async (file: File, project: ProjectId): Promise<string | null> => {
    const found = await identify(file, await limitsFor(project));
    if (found.kind === 'refused') return found.sentence;
    if (found.kind !== 'text' && kinds.includes(found.kind)) return null;
    return `"${file.name}" is ${found.kind === 'text' ? 'a text' : A_BROUGHT[found.kind]}; bring ${wanted}.`;
  };

  const send = async (files: readonly File[], note: string | null = null) => {
    if (to === null || files.length === 0) return;
    setProblem(note);
    const say = (sentence: string) => setProblem((before) => (before === null ? sentence : `${before} ${sentence}`));
    const leave = (key: number) => setSending((before) => before.filter((each) => each.key !== key));
    const coming = files.map((file) => {
      const stop = new AbortController();
      lastKey.current += 1;
      return { file, stop, key: lastKey.current, signal: AbortSignal.any([stop.signal, left.current.signal]) };
    });
    setSending((before) => [
      ...before,
      ...coming.map(({ key, file, stop }) => {
        const cancel = () => {
          stop.abort();
          leave(key);
        };
        return { key, name: file.name, percent: null, cancel };
      }),
    ]);
    for (const { file, key, signal } of coming) {
      onSending(1);
      try {
        signal.throwIfAborted();
        const refusal = await refusalOf(file, to);
        signal.throwIfAborted();
        if (refusal === null) {
          const onProgress = (fraction: number) =>
            setSending((before) =>
              before.map((each) => (each.key === key ? { ...each, percent: Math.floor(fraction * 100) } : each)),
            );
          onStored({ sha256: (await uploadFile(to, file, { onProgress, signal })).sha256, name: file.name });
        } else say(refusal);
      } catch (error) {
        if (!signal.aborted) say(`"${file.name}" was not added: ${sentenceOfError(error)}`);
      } finally {
        leave(key);
        onSending(-1);
      }
    }
  };
  return { sending, problem, send };
}
