import { z } from 'zod';

/**
 * What every id is made of: 1–64 of `A-Z a-z 0-9 _ -`. No colon, because flat keys
 * (`node:status`, `take:user:verdict`) are joined with one.
 */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

const id = () => z.string().regex(ID_PATTERN, 'An id is 1 to 64 letters, digits, "_" or "-".');

/** One production, and the Yjs document `project:<id>`. */
export const ProjectId = id().brand<'ProjectId'>();
export type ProjectId = z.infer<typeof ProjectId>;

/** A person's account. */
export const UserId = id().brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

/** A box on the canvas. */
export const NodeId = id().brand<'NodeId'>();
export type NodeId = z.infer<typeof NodeId>;

/** A connection from an output port to an input port. */
export const EdgeId = id().brand<'EdgeId'>();
export type EdgeId = z.infer<typeof EdgeId>;

/** What a person asked for; one request has one run a variation. */
export const RequestId = id().brand<'RequestId'>();
export type RequestId = z.infer<typeof RequestId>;

/** One execution of one variation, derived from the request (`runIdOf`). */
export const RunId = id().brand<'RunId'>();
export type RunId = z.infer<typeof RunId>;

/** One immutable result, derived from its run (`takeIdOf`). */
export const TakeId = id().brand<'TakeId'>();
export type TakeId = z.infer<typeof TakeId>;

/** A remark on a take, a node or a place of the canvas. */
export const CommentId = id().brand<'CommentId'>();
export type CommentId = z.infer<typeof CommentId>;

/** A character, style or location of the library. */
export const AssetId = id().brand<'AssetId'>();
export type AssetId = z.infer<typeof AssetId>;

/** An ordered set of takes for a review. */
export const PlaylistId = id().brand<'PlaylistId'>();
export type PlaylistId = z.infer<typeof PlaylistId>;

/** A kept state of a project. */
export const VersionId = id().brand<'VersionId'>();
export type VersionId = z.infer<typeof VersionId>;
