import { Alert, Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { backendsQuery, createBackend } from '../../api/farm.ts';
import { Dialog } from '../../interface/Dialog.tsx';
import classes from '../FarmPage.module.css';
import { BackendCard } from './BackendCard.tsx';
import { BackendForm } from './BackendForm.tsx';

/** The places where runs are executed besides the job-runners, each with how it fares. */
export function BackendsView() {
  const client = useQueryClient();
  const { data, error } = useQuery(backendsQuery);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>
          Job-runners execute what comes with Dailies themselves, such as previs. Everything else goes to a backend:
          each is asked every few seconds how it fares, and gets nothing while it does not answer.
        </p>
        <Button className={classes.buttons ?? ''} leftSection={<IconPlus size={16} />} onClick={() => setOpen(true)}>
          Add backend
        </Button>
      </div>
      {error !== null && (
        <Alert color="red" variant="light" mb="md">
          {sentenceOfError(error)}
        </Alert>
      )}
      {data === undefined && error === null && <Skeleton h={180} radius="md" />}
      {data?.length === 0 && (
        <div className={classes.empty}>
          <p>
            There is no backend yet. Add a ComfyUI server, a Docker engine with a GPU, a namespace of a Kubernetes
            cluster or a hosted provider; then publish pipelines that run there.
          </p>
        </div>
      )}
      <div className={classes.cards}>
        {data?.map((backend) => (
          <BackendCard key={backend.id} backend={backend} />
        ))}
      </div>
      <Dialog yOffset={64} opened={isOpen} onClose={close} title="Add backend" size="lg">
        <BackendForm
          action="Add backend"
          onCancel={close}
          onSubmit={async (backend) => {
            await createBackend(backend);
            await client.invalidateQueries(backendsQuery);
            close();
          }}
        />
      </Dialog>
    </>
  );
}
