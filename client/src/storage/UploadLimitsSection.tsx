import { BROUGHT_KINDS } from '@dailies/shared/media';
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { uploadLimitsQuery } from '../api/uploadLimits.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './StoragePage.module.css';
import { UploadLimitRow } from './UploadLimitRow.tsx';

/** How large files may be that are brought into this project, by what they are; directors set it. */
export function UploadLimitsSection() {
  const { project, role } = useSession();
  const mayChange = useObservable(role) === 'director';
  const { data, error } = useQuery(uploadLimitsQuery(project.id));
  return (
    <section className={classes.section} aria-labelledby="upload-limits">
      <h2 className={classes.heading} id="upload-limits">
        Largest files that may be brought
      </h2>
      <p className={classes.aside}>
        {mayChange
          ? 'In megabytes. 0 takes none of that kind; an empty field has the limit of this installation.'
          : 'Directors set these for the project.'}
      </p>
      {error !== null && (
        <Alert color="red" variant="light" mt={10}>
          {sentenceOfError(error)}
        </Alert>
      )}
      {data !== undefined && (
        <ul className={classes.limits}>
          {BROUGHT_KINDS.map((kind) => (
            <UploadLimitRow key={kind} project={project.id} kind={kind} maxBytes={data[kind]} mayChange={mayChange} />
          ))}
        </ul>
      )}
    </section>
  );
}
