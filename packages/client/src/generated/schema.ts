// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/v1/vaults/inquireVaulting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Query a vaulting
         * @description Use this operation to query the state of a vaulting: whether the payment method is stored.
         *
         *     The query changes nothing, so it can be repeated. While a vaulting is `PROCESSING`, poll again after a few
         *     seconds; `SUCCESS` and `FAIL` are final.
         *
         *     Source: The 2023-12 page. The paragraph on polling is inferred from other pages of the gateway, which advise 3 to 5 seconds between queries of a payment.
         */
        post: operations["inquireVaulting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The id that the gateway gave to the merchant.
         * @example SANDBOX_5X00000000000000
         */
        ClientId: string;
        /**
         * @description `algorithm`, `keyVersion` and `signature`, each with `=` and its value, separated by commas. Spaces after the commas and the order of the parts do not matter.
         * @example algorithm=RSA256,keyVersion=1,signature=S4mPlE%2BSiGnAtUrE%2F0123456789%3D%3D
         */
        Signature: string;
        /** @description Names the vaulting to query. */
        InquireVaultingRequest: {
            vaultingRequestId: components["schemas"]["VaultingRequestId"];
            /**
             * @description Names one account of the merchant, where one client id is used across several locations.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page.
             * @example STORE-0042
             */
            merchantAccountId?: string;
        };
        /**
         * @description One of four variants. `vaultingStatus` tells them apart: it is returned when `result.resultStatus` is `S`, and
         *     absent when the call failed.
         */
        InquireVaultingResponse: components["schemas"]["VaultingSucceeded"] | components["schemas"]["VaultingProcessing"] | components["schemas"]["VaultingFailed"] | components["schemas"]["InquireVaultingCallFailed"];
        /**
         * The card is stored
         * @description The vaulting succeeded. Store the card token; later payments are made with it.
         *
         *     Source: The 2023-12 page. The advice is inferred from the gateway's pages on payments.
         */
        VaultingSucceeded: {
            result: components["schemas"]["SuccessResult"];
            vaultingRequestId: components["schemas"]["VaultingRequestId"];
            /**
             * @description The payment method is stored.
             * @example SUCCESS
             * @enum {string}
             */
            vaultingStatus: "SUCCESS";
            paymentMethodDetail: components["schemas"]["PaymentMethodDetail"];
            /**
             * @description Details of the state of the vaulting.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page.
             * @example SUCCESS
             */
            vaultingResultCode?: "SUCCESS" | (string & {});
            vaultingResultMessage?: components["schemas"]["VaultingResultMessage"];
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * Not decided yet
         * @description The vaulting is being processed. When a URL is returned, send the buyer there: for a card, to finish 3D Secure.
         *     One or more of `schemeUrl`, `applinkUrl` and `normalUrl` may be returned.
         */
        VaultingProcessing: {
            result: components["schemas"]["SuccessResult"];
            vaultingRequestId: components["schemas"]["VaultingRequestId"];
            /**
             * @description The vaulting is being processed.
             * @example PROCESSING
             * @enum {string}
             */
            vaultingStatus: "PROCESSING";
            /**
             * Format: uri
             * @description The URL that redirects the buyer to a WAP or WEB page in the default browser or in an embedded WebView. When
             *     `paymentMethodType` is `CARD`, the buyer has to complete the 3D Secure verification on this page.
             * @example https://render.example.com/3ds?id=processing
             */
            normalUrl?: string;
            /**
             * Format: uri
             * @description The URL scheme that redirects the buyer to the installed target app on Android or iOS.
             * @example examplewallet://vaulting?id=processing
             */
            schemeUrl?: string;
            /**
             * Format: uri
             * @description The URL that opens the target app when it is installed, and a WAP page when it is not. On Android it is a
             *     native app link, on iOS a universal link.
             * @example https://app.example.com/vaulting?id=processing
             */
            applinkUrl?: string;
            /**
             * @description Details of the state of the vaulting.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page.
             * @example VERIFICATION_IN_PROCESS
             */
            vaultingResultCode?: "VERIFICATION_IN_PROCESS" | (string & {});
            vaultingResultMessage?: components["schemas"]["VaultingResultMessage"];
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * The card is not stored
         * @description The vaulting failed. Let the buyer try another card, and start a new vaulting with a new request id.
         *
         *     Source: The 2023-12 page. The advice is from the gateway's page on vaultPaymentMethod.
         */
        VaultingFailed: {
            result: components["schemas"]["SuccessResult"];
            vaultingRequestId: components["schemas"]["VaultingRequestId"];
            /**
             * @description The payment method is not stored.
             * @example FAIL
             * @enum {string}
             */
            vaultingStatus: "FAIL";
            /**
             * @description Why the vaulting failed.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page.
             * @example DO_NOT_HONOR
             */
            vaultingResultCode?: "ACCESS_DENIED" | "ACCOUNT_CLOSED" | "AUTHENTICATION_REQUIRED" | "BLOCKED_FIRST_USED" | "CARD_EXPIRED" | "CARD_NOT_SUPPORTED" | "DO_NOT_HONOR" | "FRAUD_REJECT" | "INVALID_CARD_NUMBER" | "INVALID_CVV" | "INVALID_EXPIRATION_DATE" | "LOST_CARD" | "NO_SELECTED_ACCOUNT" | "ORDER_IS_CLOSED" | "PAYMENT_AMOUNT_EXCEED_LIMIT" | "PAYMENT_COUNT_EXCEED_LIMIT" | "PICKUP_CARD" | "POLICY" | "PROCESS_FAIL" | "RESTRICTED_CARD" | "STOLEN_CARD" | "USER_BALANCE_NOT_ENOUGH" | "USER_PAYMENT_VERIFICATION_FAILED" | "VERIFY_TIMES_EXCEED_LIMIT" | (string & {});
            vaultingResultMessage?: components["schemas"]["VaultingResultMessage"];
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * The call failed
         * @description The call failed, and its `result.resultCode` is the reason. The state of the vaulting is not known from it.
         *
         *     Source: The 2023-12 page, which requires `vaultingRequestId` in every response. Here it is optional, because the response of a failed call is not published; one without it is accepted too.
         */
        InquireVaultingCallFailed: {
            result: components["schemas"]["FailureResult"];
            vaultingRequestId?: components["schemas"]["VaultingRequestId"];
            /**
             * @description Absent when the call failed.
             *
             *     Source: Inferred; the 2023-12 page returns it when `result.resultStatus` is `S`.
             */
            vaultingStatus?: never;
        };
        /** @description The result of the call, which succeeded. It is not the result of the vaulting. */
        SuccessResult: {
            /**
             * @description The result code of a successful call.
             *
             *     Source: The 2023-12 page. The length is from the gateway's pages on other operations.
             * @example SUCCESS
             * @enum {string}
             */
            resultCode: "SUCCESS";
            /**
             * @description The call succeeded.
             *
             *     Source: The 2023-12 page. The length is inferred from the values.
             * @example S
             * @enum {string}
             */
            resultStatus: "S";
            resultMessage?: components["schemas"]["ResultMessage"];
        };
        /** @description The result of the call, which failed. It is not the result of the vaulting. */
        FailureResult: {
            /**
             * @description Why the call failed.
             *
             *     Source: The 2023-12 page. The length is from the gateway's pages on other operations.
             * @example VAULTING_NOT_EXIST
             * @example UNKNOWN_EXCEPTION
             */
            resultCode: "VAULTING_NOT_EXIST" | "UNKNOWN_EXCEPTION" | "PARAM_ILLEGAL" | "PROCESS_FAIL" | "ACCESS_DENIED" | "CLIENT_FORBIDDEN_ACCESS_API" | "INVALID_API" | "INVALID_CLIENT_STATUS" | "UNKNOWN_CLIENT" | "NO_INTERFACE_DEF" | "INVALID_SIGNATURE" | "KEY_NOT_FOUND" | "METHOD_NOT_SUPPORTED" | "MEDIA_TYPE_NOT_ACCEPTABLE" | "SYSTEM_ERROR" | "REQUEST_TRAFFIC_EXCEED_LIMIT" | (string & {});
            /**
             * @description Whether the reason of the failure is known.
             *
             *     Source: The 2023-12 page. The length is inferred from the values.
             * @example F
             * @enum {string}
             */
            resultStatus: "F" | "U";
            resultMessage?: components["schemas"]["ResultMessage"];
        };
        /**
         * @description The result in words, for people. Programs read the code.
         *
         *     Source: The 2023-12 page. The length is from the gateway's pages on other operations.
         * @example success.
         */
        ResultMessage: string;
        /**
         * @description The unique id that the merchant assigned to a request to store a card.
         *
         *     This field is for idempotency: requests to store a card with the same id that have reached the final status `S` or
         *     `F` get the same result.
         *
         *     Source: The 2023-12 page. The minimum length is inferred; an empty id identifies nothing.
         * @example 123456789206
         */
        VaultingRequestId: string;
        /**
         * @description The vaulting result code in words, for people.
         *
         *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page.
         * @example success.
         */
        VaultingResultMessage: string;
        /**
         * @description What the merchant attached to the vaulting, returned.
         *
         *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page. The length is inferred.
         * @example {"order":"A-1001"}
         */
        Metadata: string;
        /** @description Details of the payment method to store, returned when `vaultingStatus` is `SUCCESS`. Kinds other than cards have members of their own. */
        PaymentMethodDetail: {
            /**
             * @description The kind of the payment method.
             *
             *     Source: The example of the 2023-12 page. The length is from models of the official SDKs.
             * @example CARD
             */
            paymentMethodType?: "CARD" | (string & {});
            card?: components["schemas"]["Card"];
        };
        /** @description The stored card. The 2023-12 page shows its members only in an example. */
        Card: {
            /**
             * @description The token of the card, to pay with later. Whoever has it can charge the card where the merchant can:
             *     store it like a password, and never log it.
             *
             *     Source: The example of the 2023-12 page. The length is from models of the official SDKs; the advice is inferred.
             * @example ALIPAY-CARD-TOKEN-0001
             */
            cardToken?: string;
            /**
             * @description The brand of the card.
             *
             *     Source: Models of the official SDKs, 2026-01, when the list grew from 12 values to 37; the 2023-12 page shows VISA. The length is inferred.
             * @example VISA
             */
            brand?: "AMEX" | "BC" | "CARNET" | "CARTES_BANCAIRES" | "CITI" | "CUP" | "DINERS" | "DISCOVER" | "ELO" | "GWANGJUBANK" | "HIPERCARD" | "HYUNDAI" | "IBK_BC" | "JCB" | "JEJUBANK" | "JEONBUKBANK" | "KAKAOBANK" | "KBANK" | "KDBBANK" | "KEBHANA" | "KOOKMIN" | "LOTTE" | "MAESTRO" | "MASTERCARD" | "MIR" | "NONGHYUP" | "POST" | "SAEMAUL" | "SAMSUNG" | "SAVINGBANK" | "SHINHAN" | "SHINHYEOP" | "SUHYEOP" | "TOSSBANK" | "TROY" | "VISA" | "WOORI" | (string & {});
            /**
             * @description The card number with all but its last digits masked.
             *
             *     Source: The example of the 2023-12 page. The length is from models of the official SDKs.
             * @example ************8764
             */
            maskedCardNo?: string;
            /**
             * @description How the card is funded.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page. The length is inferred.
             * @example CREDIT
             */
            funding?: "CREDIT" | "DEBIT" | "PREPAID" | "CHARGE" | "DEFERRED_DEBIT" | (string & {});
            /**
             * @description The name of the bank that issued the card.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page. The length is inferred.
             * @example Example Bank
             */
            issuerName?: string;
            /**
             * @description The country of the issuer, as two letters of ISO 3166.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page.
             * @example US
             */
            issuingCountry?: string;
            /**
             * @description The first digits of the card number; they name the issuer.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page. The length is inferred.
             * @example 41111111
             */
            bin?: string;
            /**
             * @description The last four digits of the card number.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page. The length is inferred.
             * @example 8764
             */
            last4?: string;
            /**
             * @description The last two digits of the year in which the card expires.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page.
             * @example 29
             */
            expiryYear?: string;
            /**
             * @description The month in which the card expires, as two digits.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page.
             * @example 07
             */
            expiryMonth?: string;
            /**
             * @description The card network's id of the transaction that verified the card.
             *
             *     Source: Models of the official SDKs, 2025-12 to 2026-06; not on the 2023-12 page.
             * @example 486168516162385
             */
            networkTransactionId?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The client id of the request, returned. It is part of the signed text.
         *
         *     Source: The gateway's page on headers, which the 2023-12 page links to.
         */
        ClientId: components["schemas"]["ClientId"];
        /**
         * @description When the response was sent. It is part of the signed text, and absent when the response is unsigned.
         *
         *     Source: The gateway's page on headers, which the 2023-12 page links to. The length is inferred.
         */
        ResponseTime: string;
        /**
         * @description The gateway's signature of the response. It is absent when the response is unsigned.
         *
         *     Source: The gateway's page on headers, which the 2023-12 page links to.
         */
        Signature: components["schemas"]["Signature"];
        /**
         * @description The gateway's own id of the call. Give it to technical support.
         *
         *     Source: Undocumented; seen on some gateways. The length is inferred.
         */
        TracerId: string;
    };
    pathItems: never;
}
export type ClientId = components['schemas']['ClientId'];
export type Signature = components['schemas']['Signature'];
export type InquireVaultingRequest = components['schemas']['InquireVaultingRequest'];
export type InquireVaultingResponse = components['schemas']['InquireVaultingResponse'];
export type VaultingSucceeded = components['schemas']['VaultingSucceeded'];
export type VaultingProcessing = components['schemas']['VaultingProcessing'];
export type VaultingFailed = components['schemas']['VaultingFailed'];
export type InquireVaultingCallFailed = components['schemas']['InquireVaultingCallFailed'];
export type SuccessResult = components['schemas']['SuccessResult'];
export type FailureResult = components['schemas']['FailureResult'];
export type ResultMessage = components['schemas']['ResultMessage'];
export type VaultingRequestId = components['schemas']['VaultingRequestId'];
export type VaultingResultMessage = components['schemas']['VaultingResultMessage'];
export type Metadata = components['schemas']['Metadata'];
export type PaymentMethodDetail = components['schemas']['PaymentMethodDetail'];
export type Card = components['schemas']['Card'];
export type HeaderClientId = components['headers']['ClientId'];
export type HeaderResponseTime = components['headers']['ResponseTime'];
export type HeaderSignature = components['headers']['Signature'];
export type HeaderTracerId = components['headers']['TracerId'];
export type $defs = Record<string, never>;
export interface operations {
    inquireVaulting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Names the vaulting to query. Ids that begin with `demo-` have a meaning for the mocks and the sandbox of this project, not for the gateway. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InquireVaultingRequest"];
            };
        };
        responses: {
            /** @description Every response of the gateway has this HTTP status. `result.resultStatus` is the result of the call; when it is `S`, `vaultingStatus` is the state of the vaulting. */
            200: {
                headers: {
                    "client-id": components["headers"]["ClientId"];
                    "response-time": components["headers"]["ResponseTime"];
                    signature: components["headers"]["Signature"];
                    tracerid: components["headers"]["TracerId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InquireVaultingResponse"];
                };
            };
        };
    };
}
