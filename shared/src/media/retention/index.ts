export { addNamedHashes } from './namedHashes.ts';
export {
  type Blob,
  type CollectionFacts,
  type CollectionPlan,
  type DerivedBlob,
  planCollection,
} from './planCollection.ts';
