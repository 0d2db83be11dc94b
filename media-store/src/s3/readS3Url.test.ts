import { expect, test } from 'vitest';
import { readS3Url } from './readS3Url.ts';

test.each([
  ['s3://takes', { bucket: 'takes', prefix: '', region: 'us-east-1' }],
  ['s3://takes/film/one?region=eu-central-1', { bucket: 'takes', prefix: 'film/one/', region: 'eu-central-1' }],
  [
    's3://takes/?endpoint=http%3A%2F%2F10.0.0.4%3A9000',
    { bucket: 'takes', prefix: '', region: 'us-east-1', endpoint: 'http://10.0.0.4:9000' },
  ],
  [
    's3://takes?endpoint=http://minio:9000&links=https://media.studio.example',
    {
      bucket: 'takes',
      prefix: '',
      region: 'us-east-1',
      endpoint: 'http://minio:9000',
      publicEndpoint: 'https://media.studio.example',
    },
  ],
  ['s3://takes?links=none', { bucket: 'takes', prefix: '', region: 'us-east-1', publicEndpoint: null }],
])('%s is read', (url, place) => {
  expect(readS3Url(url)).toEqual(place);
});

test.each([
  ['s3://', /names the bucket "", which none can be called/],
  ['s3://A_b', /names the bucket/],
  ['s3://key:secret@takes', /has a key in it, which goes into AWS_ACCESS_KEY_ID/],
  ['s3://takes/a//b', /names the folder "a\/\/b"/],
  ['s3://takes/%2e%2e%2fb', /names the folder/],
  ['s3://takes?endpont=http://x', /has "endpont", which is not known/],
  ['s3://takes?endpoint=minio:9000', /has the endpoint "minio:9000"/],
  ['s3://takes?region=Europe!', /has a region that there is not/],
  ['s3://takes?links=here', /has links "here"/],
])('%s is refused in one sentence', (url, sentence) => {
  expect(() => readS3Url(url)).toThrow(sentence);
});
