import type { Configuration } from '#config/configuration.ts'
import { appPolicy, commonHeaders, ownPolicies, immutable, revalidated, type Header } from '../headers.ts'
import { routes } from './routes.ts'

/** CloudFront's own, by the ids that Amazon documents: caches as the origin says, in brotli and gzip. */
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6'

/**
 * A CloudFormation template: a closed bucket, the distribution before it, one response headers policy for each policy
 * there is, and a function that knows which page answers an address. The lifetimes are those of the objects (see
 * {@link s3Upload}): a headers policy would give them to errors too.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
export function cloudFront(configuration: Configuration): object {
  const { base } = configuration
  const behavior = (headers: string) => ({
    TargetOriginId: 'files',
    ViewerProtocolPolicy: 'redirect-to-https',
    CachePolicyId: cachingOptimized,
    Compress: true,
    ResponseHeadersPolicyId: { Ref: headers },
    FunctionAssociations: [
      { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Routing', 'FunctionMetadata.FunctionARN'] } },
    ],
  })
  const notFound = (code: number) => ({
    ErrorCode: code,
    ResponseCode: 404,
    ResponsePagePath: `${base}404.html`,
    ErrorCachingMinTTL: 0,
  })
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Pixy: static files behind CloudFront',
    Resources: {
      Files: { Type: 'AWS::S3::Bucket' },
      FilesPolicy: bucketPolicy,
      Access: {
        Type: 'AWS::CloudFront::OriginAccessControl',
        Properties: {
          OriginAccessControlConfig: {
            Name: { 'Fn::Sub': '${AWS::StackName}-files' },
            OriginAccessControlOriginType: 's3',
            SigningBehavior: 'always',
            SigningProtocol: 'sigv4',
          },
        },
      },
      Routing: {
        Type: 'AWS::CloudFront::Function',
        Properties: {
          Name: { 'Fn::Sub': '${AWS::StackName}-routing' },
          AutoPublish: true,
          FunctionConfig: { Comment: 'Which page answers an address', Runtime: 'cloudfront-js-2.0' },
          FunctionCode: routing(base),
        },
      },
      AppHeaders: headersPolicy('app', configuration, appPolicy(configuration)),
      ...Object.fromEntries(
        ownPolicies.map(([path, policy], index) => [
          `FrameHeaders${index}`,
          headersPolicy(path.replace(/\..*$/, ''), configuration, policy),
        ]),
      ),
      Distribution: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            Enabled: true,
            HttpVersion: 'http2and3',
            IPV6Enabled: true,
            Origins: [
              {
                Id: 'files',
                DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] },
                S3OriginConfig: {},
                OriginAccessControlId: { Ref: 'Access' },
              },
            ],
            DefaultCacheBehavior: behavior('AppHeaders'),
            CacheBehaviors: ownPolicies.map(([path], index) => ({
              PathPattern: base + path,
              ...behavior(`FrameHeaders${index}`),
            })),
            CustomErrorResponses: [notFound(403), notFound(404)],
          },
        },
      },
    },
    Outputs: {
      Bucket: { Value: { Ref: 'Files' } },
      DistributionId: { Value: { Ref: 'Distribution' } },
      Address: { Value: { 'Fn::Sub': `https://\${Distribution.DomainName}${base}` } },
    },
  }
}

/** Who comes through the distribution may read, and be told what is not there; nobody else may do anything. */
const bucketPolicy = {
  Type: 'AWS::S3::BucketPolicy',
  Properties: {
    Bucket: { Ref: 'Files' },
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: ['s3:GetObject', 's3:ListBucket'],
          Resource: [{ 'Fn::GetAtt': ['Files', 'Arn'] }, { 'Fn::Sub': '${Files.Arn}/*' }],
          Condition: {
            StringEquals: {
              'AWS:SourceArn': {
                'Fn::Sub': 'arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}',
              },
            },
          },
        },
      ],
    },
  },
}

/** Amazon has a field of its own for some headers and refuses those as custom ones. */
function headersPolicy(name: string, configuration: Configuration, policy: Header): object {
  const all = new Map([...commonHeaders(configuration), policy])
  const take = (header: string) => {
    const value = all.get(header) ?? ''
    all.delete(header)
    return value
  }
  return {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        Name: { 'Fn::Sub': `\${AWS::StackName}-${name}` },
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: take('Content-Security-Policy'), Override: true },
          StrictTransportSecurity: strictTransport(take('Strict-Transport-Security')),
          ReferrerPolicy: { ReferrerPolicy: take('Referrer-Policy'), Override: true },
          ContentTypeOptions: { Override: take('X-Content-Type-Options') === 'nosniff' },
          FrameOptions: { FrameOption: take('X-Frame-Options'), Override: true },
        },
        CustomHeadersConfig: { Items: [...all].map(([Header, Value]) => ({ Header, Value, Override: true })) },
      },
    },
  }
}

const strictTransport = (value: string) => ({
  AccessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(value)?.[1]),
  IncludeSubdomains: value.includes('includeSubDomains'),
  Preload: value.includes('preload'),
  Override: true,
})

/** What stands in CloudFront's own JavaScript: a file is a file, and the app's addresses are its page. */
const routing = (base: string) => `var base = ${JSON.stringify(base)};
var app = /^(?:${routes.join('|')})?(?:\\/.*)?$/;
function handler(event) {
  var request = event.request;
  var path = request.uri.slice(base.length);
  if (request.uri + '/' === base) return { statusCode: 301, headers: { location: { value: base } } };
  if (request.uri.indexOf(base) !== 0) return request;
  if (/^demo\\//.test(path)) request.uri = base + 'demo/index.html';
  else if (app.test(path)) request.uri = base + 'index.html';
  return request;
}
`

/**
 * A script that puts the build into the bucket, each file with its lifetime. What older pages still load stays, so that
 * a tab that was opened before goes on.
 */
export const s3Upload = ({ base }: Configuration) => `#!/bin/sh
# usage: sh hosts/s3-upload.sh BUCKET, in the folder of the build
set -e
aws s3 sync assets "s3://$1${base}assets" --exclude '*.br' --exclude '*.gz' --cache-control '${immutable[1]}'
aws s3 sync . "s3://$1${base}" --exclude 'assets/*' --exclude 'hosts/*' --exclude '.*' --exclude '_*' \\
  --exclude '*.br' --exclude '*.gz' --cache-control '${revalidated[1]}'
`
