/** Whom a container runs as where the runner is root: nobody that an image or a machine knows. */
const NOBODY = 65_532;

interface ContainerUser {
  readonly uid: number;
  readonly gid: number;
}

/** Never root. What runs as the runner's own user leaves nothing that this could not read and remove. */
export function containerUser(): ContainerUser {
  const [uid, gid] = [process.geteuid?.() ?? 0, process.getegid?.() ?? 0];
  return uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
}
