export { DockerEngine, EXAMPLE_IMAGE, hasDocker } from '../executors/docker/testing/DockerEngine.ts';
