/** The messages of the gateway. */
const S = { resultCode: "SUCCESS", resultStatus: "S", resultMessage: "success." };

export const success = (vaultingRequestId: string, issuerName = "Bank") => ({
  result: S,
  vaultingRequestId,
  vaultingStatus: "SUCCESS",
  paymentMethodDetail: {
    paymentMethodType: "CARD",
    card: { brand: "VISA", cardToken: "CARD-TOKEN", maskedCardNo: "************8764", issuerName },
  },
});

export const processing = (vaultingRequestId: string) => ({
  result: S,
  vaultingRequestId,
  vaultingStatus: "PROCESSING",
});

export const fail = (vaultingRequestId: string) => ({
  result: S,
  vaultingRequestId,
  vaultingStatus: "FAIL",
  vaultingResultCode: "DO_NOT_HONOR",
});

export const failure = (resultCode: string, resultStatus: "F" | "U") => ({
  result: { resultCode, resultStatus, resultMessage: "no" },
});
