import type { ProjectId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { ActionIcon, Button, FileButton, Input } from '@mantine/core';
import { IconPhotoPlus, IconStar, IconX } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { FormProblem } from '../interface/FormProblem.tsx';
import { Picture } from '../interface/Picture.tsx';
import classes from './ReferencesField.module.css';
import { SendingFiles } from './SendingFiles.tsx';
import { useSendFiles } from './useSendFiles.ts';

const REFERENCES_AT_MOST = 16;

interface ReferencesFieldProps {
  readonly references: readonly Sha256[];
  /** null: no picture can be added. */
  readonly uploadTo: ProjectId | null;
  readonly onAdd: (sha256: Sha256) => void;
  readonly onChange: (references: readonly Sha256[]) => void;
  /** A picture is on its way, and is there or has failed. */
  readonly onSending: (by: 1 | -1) => void;
}

/** Reference pictures: dropped or chosen, the one in front standing for the asset. */
export function ReferencesField({ references, uploadTo, onAdd, onChange, onSending }: ReferencesFieldProps) {
  const [isOver, setOver] = useState(false);
  const { sending, problem, send } = useSendFiles({
    to: uploadTo,
    kinds: ['picture'],
    wanted: 'a picture',
    onStored: ({ sha256 }) => onAdd(sha256),
    onSending,
  });
  const room = REFERENCES_AT_MOST - references.length - sending.length;
  const bring = (files: readonly File[]) =>
    void send(
      files.slice(0, Math.max(0, room)),
      files.length > room ? `An asset has at most ${REFERENCES_AT_MOST} pictures; the rest was left out.` : null,
    );
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    bring([...event.dataTransfer.files]);
  };
  return (
    <Input.Wrapper label="References" description="The first stands for the asset everywhere." component="div">
      <div
        className={classes.field}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(uploadTo !== null);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {references.map((sha256, index) => (
          <div key={sha256} className={classes.reference}>
            <Picture sha256={sha256} of={sha256} alt={`Reference ${index + 1}`} fit="cover" />
            <div className={classes.actions}>
              {index > 0 && (
                <ActionIcon
                  variant="default"
                  size="sm"
                  aria-label={`Put reference ${index + 1} first`}
                  title="Put first"
                  onClick={() => onChange([sha256, ...references.filter((other) => other !== sha256)])}
                >
                  <IconStar size={13} />
                </ActionIcon>
              )}
              <ActionIcon
                variant="default"
                size="sm"
                aria-label={`Remove reference ${index + 1}`}
                title="Remove"
                onClick={() => onChange(references.filter((other) => other !== sha256))}
              >
                <IconX size={13} />
              </ActionIcon>
            </div>
          </div>
        ))}
        {uploadTo !== null && room > 0 && (
          <FileButton accept="image/*,.exr,.tif,.tiff" multiple onChange={bring}>
            {(parts) => (
              <Button
                {...parts}
                className={classes.add ?? ''}
                variant="default"
                leftSection={<IconPhotoPlus size={16} aria-hidden="true" />}
              >
                Drop pictures here, or choose
              </Button>
            )}
          </FileButton>
        )}
      </div>
      <SendingFiles files={sending} />
      <FormProblem sentence={problem} />
    </Input.Wrapper>
  );
}
