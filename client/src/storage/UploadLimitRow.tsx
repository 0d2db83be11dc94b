import type { ProjectId } from '@dailies/shared/ids';
import { BROUGHT_MAX_BYTES, type BroughtKind } from '@dailies/shared/media';
import { NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { changeUploadLimit, uploadLimitsQuery } from '../api/uploadLimits.ts';
import { limitOf, limitWords, textOfLimit } from './limitText.ts';
import classes from './StoragePage.module.css';

const KIND_WORDS: Readonly<Record<BroughtKind, string>> = {
  picture: 'Pictures',
  video: 'Videos',
  sound: 'Sounds',
  blend: 'Blender files',
  font: 'Fonts',
  workflow: 'ComfyUI workflows',
  weights: 'Trained weights',
};

interface UploadLimitRowProps {
  readonly project: ProjectId;
  readonly kind: BroughtKind;
  readonly maxBytes: number;
  readonly mayChange: boolean;
}

/** One kind and its limit. Kept when the field is left, or by Enter; what is refused stays as it was typed. */
export function UploadLimitRow({ project, kind, maxBytes, mayChange }: UploadLimitRowProps) {
  const client = useQueryClient();
  const most = BROUGHT_MAX_BYTES[kind];
  const shown = textOfLimit(maxBytes, most);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? shown;
  const change = useMutation({
    mutationFn: (limit: number | null) => changeUploadLimit(project, kind, limit),
    onSuccess: (limits) => {
      client.setQueryData(uploadLimitsQuery(project).queryKey, limits);
      setTyped(undefined);
    },
  });
  const keep = () => {
    if (text === shown) setTyped(undefined);
    else change.mutate(limitOf(text, most));
  };
  return (
    <li className={classes.kind}>
      <span className={classes.name}>{KIND_WORDS[kind]}</span>
      {mayChange ? (
        <NumberInput
          className={classes.limit ?? ''}
          size="xs"
          aria-label={`Largest ${KIND_WORDS[kind]} in megabytes`}
          placeholder={`${limitWords(most)}`}
          suffix=" MB"
          min={0}
          decimalScale={1}
          hideControls
          value={text}
          error={change.isError ? sentenceOfError(change.error) : undefined}
          onChange={(value) => setTyped(String(value))}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
          }}
        />
      ) : (
        <span className={classes.files}>{limitWords(maxBytes)}</span>
      )}
    </li>
  );
}
